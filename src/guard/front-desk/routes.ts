/**
 * The front desk: the page on which a device is enrolled. What could go wrong: a page of another site types codes or looks
 * (`visit-rules.ts`), somebody guesses codes (`identity/enrolment.ts` counts them), a link is opened ahead of its reader (looking
 * redeems nothing), text becomes markup (one writer), large or slow requests (limits here). Proven in `routes.test.ts` and
 * `test/guard/front-desk.test.ts`.
 */
import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Identities } from '../identity/identities.ts';
import { enrolPage, homePage, refusedPage, sentencePage, turnedAwayPage } from './pages.ts';
import { SHEET_HEADERS } from './sheet.ts';
import { refusalOfVisit } from './visit-rules.ts';
import { refusalInWords } from './words.ts';

export interface FrontDeskParts {
  readonly identities: Pick<Identities, 'standingOf' | 'redeem'>;
  /** Under which it answers: `192.168.1.2:8080`. */
  readonly hosts: readonly string[];
  /** IANA name. */
  readonly timeZone: () => string;
}

/** A form with a code has about 40 bytes. */
const MAX_BODY_BYTES = 1024;
const MAX_HEAD_BYTES = 8192;
const REQUEST_MS = 10_000;
const KEEP_ALIVE_MS = 5000;

export function frontDesk(parts: FrontDeskParts): FastifyInstance {
  const server = fastify({
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
    const refusal = refusalOfVisit({ method: request.method, headers: headersIn(request) }, parts.hosts);
    if (refusal) await reply.code(403).send(turnedAwayPage(refusal));
  });
  readForms(server);
  server.setErrorHandler<Error & { readonly statusCode?: number }>(({ statusCode = 500 }, _request, reply) =>
    statusCode < 500
      ? notUnderstood(reply)
      : reply.code(500).send(sentencePage('Not now', 'Something went wrong here, and so nothing was done.')),
  );
  server.setNotFoundHandler((_request, reply) =>
    reply.code(404).send(sentencePage('Not here', 'There is no such page. The front desk begins at /.')),
  );
  addRoutes(server, parts);
  return server;
}

const notUnderstood = (reply: FastifyReply) =>
  reply.code(400).headers(SHEET_HEADERS).send(sentencePage('Not like this', 'That was not understood.'));

/** As they came: two of a name stay two. */
function headersIn({ raw: { rawHeaders } }: FastifyRequest): readonly (readonly [string, string])[] {
  return rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? ''] as const] : [],
  );
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

function addRoutes(server: FastifyInstance, { identities, timeZone }: FrontDeskParts): void {
  server.get('/', (request, reply) => reply.send(homePage(identities.standingOf(request.ip), timeZone())));
  server.get<{ Querystring: { readonly code?: unknown } }>('/enrol', ({ query: { code } }, reply) =>
    reply.send(enrolPage(typeof code === 'string' ? code : '')),
  );
  server.post('/enrol', async (request, reply) => {
    const code = codeIn(request.body);
    if (code === undefined) return notUnderstood(reply);
    const redeemed = await identities.redeem(code, { address: request.ip });
    if (redeemed.ok) return reply.code(303).header('location', '/').send('');
    const told = refusalInWords(redeemed.error);
    if (told.retryAfter !== undefined) reply.header('retry-after', told.retryAfter);
    return reply.code(told.status).send(refusedPage(told));
  });
  server.get('/health', (_request, reply) => reply.type('text/plain; charset=utf-8').send('ok\n'));
}

/** The one field of the form. */
function codeIn(body: unknown): string | undefined {
  const fields = body instanceof URLSearchParams ? [...body] : [];
  const [[name, value] = []] = fields;
  return fields.length === 1 && name === 'code' ? value : undefined;
}
