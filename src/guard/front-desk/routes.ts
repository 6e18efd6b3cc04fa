/**
 * The front desk: the pages on which devices are enrolled and people sign in. What could go wrong: a page of another site types codes or looks
 * (`visit-rules.ts`), somebody guesses codes (`identity/enrolment.ts` counts them), a link is opened ahead of its reader (looking
 * redeems nothing), text becomes markup (one writer), large or slow requests (limits here). Proven in `routes.test.ts` and
 * `test/browser/front-desk.test.ts`.
 */
import { fastify, type FastifyInstance, type FastifyRequest } from 'fastify';
import { notHere, notUnderstood, sayNo } from './answers.ts';
import { addApprovalRoutes, isOwner } from './approval-routes.ts';
import type { DeskContext, FrontDeskParts } from './context.ts';
import { FormTokens } from './form-tokens.ts';
import { PasskeyCeremony } from './passkey-ceremony.ts';
import { addPasskeyRoutes } from './passkey-routes.ts';
import { originOf } from './site.ts';
import { homePage } from './home-page.ts';
import { enrolPage, refusedPage, sentencePage, turnedAwayPage } from './pages.ts';
import { SHEET_HEADERS } from './sheet.ts';
import { addSignInRoutes } from './sign-in-routes.ts';
import { refusalOfVisit } from './visit-rules.ts';
import { aboutForm, fieldsOf, goTo, headersIn, visitorOf } from './visitor.ts';
import { refusalInWords } from './words.ts';

/** A form with a code has about 40 bytes, one with a token about 150. */
const MAX_BODY_BYTES = 1024;
const MAX_HEAD_BYTES = 8192;
const REQUEST_MS = 10_000;
const KEEP_ALIVE_MS = 5000;
const TLS = { minVersion: 'TLSv1.2', handshakeTimeout: REQUEST_MS } as const;

export function frontDesk(parts: FrontDeskParts): FastifyInstance {
  const server = fastify({
    ...(parts.tls ? { https: { ...parts.tls, cert: parts.tls.chain, ...TLS } } : {}),
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: REQUEST_MS,
    connectionTimeout: REQUEST_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    maxRequestsPerSocket: 100,
    forceCloseConnections: true,
    http: { maxHeaderSize: MAX_HEAD_BYTES },
    frameworkErrors: (_error, _request, reply) => void notUnderstood(reply),
  });
  server.addHook('onRequest', async (request, reply) => {
    reply.headers(SHEET_HEADERS);
    const refusal = refusalOfVisit({ method: request.method, headers: headersIn(request) }, parts.site);
    if (refusal) await reply.code(403).send(turnedAwayPage(refusal));
  });
  readForms(server);
  server.setErrorHandler<Error & { readonly statusCode?: number }>(({ statusCode = 500 }, _request, reply) =>
    statusCode < 500
      ? notUnderstood(reply)
      : reply.code(500).send(sentencePage('Not now', 'Something went wrong here, and so nothing was done.')),
  );
  server.setNotFoundHandler((_request, reply) => notHere(reply));
  const context = contextOf(parts);
  addHome(server, context);
  addEnrolment(server, context);
  addSignInRoutes(server, context);
  addApprovalRoutes(server, context);
  if (context.ceremony) addPasskeyRoutes(server, context, context.ceremony);
  return server;
}

/** Browsers have passkeys for names with TLS only. */
function contextOf(parts: FrontDeskParts): DeskContext {
  const { site, log } = parts;
  const tokens = new FormTokens(parts);
  const party = site.name === undefined ? undefined : { id: site.name, origin: originOf(site) };
  return { ...parts, tokens, ceremony: party && new PasskeyCeremony({ tokens, log }, party) };
}

/** A form of HTML and nothing else. */
function readForms(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    async (_request: FastifyRequest, body: string | Buffer) => new URLSearchParams(body.toString()),
  );
}

function addHome(server: FastifyInstance, context: DeskContext): void {
  const { identities, approvals, tokens, timeZone } = context;
  server.get('/', (request, reply) => {
    const visitor = visitorOf(context, request);
    const { known } = visitor;
    const page = homePage({
      standing: identities.standingOf(visitor.address),
      timeZone: timeZone(),
      signedIn: known && { ...known, signOutToken: tokens.make(aboutForm('sign-out', visitor)) },
      hasPasskeys: context.ceremony !== undefined,
      waiting: isOwner(known)
        ? approvals.list().filter(({ stand }) => stand === 'waiting').length
        : undefined,
    });
    return reply.send(page);
  });
  server.get('/health', (_request, reply) => reply.type('text/plain; charset=utf-8').send('ok\n'));
}

function addEnrolment(server: FastifyInstance, { identities }: DeskContext): void {
  server.get<{ Querystring: { readonly code?: unknown } }>('/enrol', ({ query: { code } }, reply) =>
    reply.send(enrolPage(typeof code === 'string' ? code : '')),
  );
  server.post('/enrol', async (request, reply) => {
    const form = fieldsOf(request.body, ['code']);
    if (!form) return notUnderstood(reply);
    const redeemed = await identities.redeem(form.code, { address: request.ip });
    if (redeemed.ok) return goTo(reply, '/');
    const told = refusalInWords(redeemed.error);
    return sayNo(reply, told, refusedPage(told));
  });
}
