/**
 * Signing in and out. What could go wrong: guessing (`identity/login.ts` counts), another site's page signs somebody in or
 * out (`visit-rules.ts`, and a token that only these pages have), a cookie is stolen (it counts at the one address it was
 * given to), a password comes back in a page or is written down (neither is done). Proven in `sign-in-routes.test.ts`.
 */
import type { FastifyInstance, FastifyReply } from 'fastify';
import { givenCookie, takenCookie } from './cookie.ts';
import type { DeskContext } from './context.ts';
import { notUnderstood, sayNo } from './answers.ts';
import { SCRIPTED_HEADERS } from './sheet.ts';
import { signInPage } from './sign-in-page.ts';
import { signInRefusalInWords, TOO_OLD } from './sign-in-words.ts';
import { aboutForm, formOf, goTo, type Visitor, visitorOf } from './visitor.ts';
import { sentencePage } from './pages.ts';
import type { Told } from './words.ts';

/** 256 characters of four bytes, each written as `%XX`, and the rest. */
const MAX_BODY_BYTES = 4096;

export function addSignInRoutes(server: FastifyInstance, context: DeskContext): void {
  const { identities, site, tokens } = context;
  server.get('/sign-in', async (request, reply) =>
    reply.send(await signInPageOf(context, reply, visitorOf(context, request))),
  );

  server.post('/sign-in', { bodyLimit: MAX_BODY_BYTES }, async (request, reply) => {
    const visitor = visitorOf(context, request);
    const say = async (told: Told) => sayNo(reply, told, await signInPageOf(context, reply, visitor, told));
    const form = formOf({ tokens, request, visitor }, 'sign-in', ['id', 'password']);
    if (form === 'not-understood') return notUnderstood(reply);
    if (form === 'too-old') return say(TOO_OLD);
    const signedIn = await identities.signIn({ id: form.id.trim(), password: form.password }, visitor);
    if (signedIn.ok) return goTo(reply.header('set-cookie', givenCookie(site, signedIn.value.cookie)), '/');
    return say(signInRefusalInWords(signedIn.error));
  });

  server.post('/sign-out', async (request, reply) => {
    const visitor = visitorOf(context, request);
    const form = formOf({ tokens, request, visitor }, 'sign-out', []);
    if (form === 'not-understood') return notUnderstood(reply);
    if (form === 'too-old' || !visitor.known) return goTo(reply, '/');
    const isOver = await identities.signOut(visitor.known.session);
    return isOver ? goTo(reply.header('set-cookie', takenCookie(site)), '/') : stillSignedIn(reply);
  });
}

/** The page, with a passkey's form where there are passkeys. */
export async function signInPageOf(
  { tokens, ceremony }: DeskContext,
  reply: FastifyReply,
  visitor: Visitor,
  told?: Told,
): Promise<string> {
  const token = tokens.make(aboutForm('sign-in', visitor));
  if (!ceremony) return signInPage(token, undefined, told);
  reply.headers(SCRIPTED_HEADERS);
  return signInPage(token, await ceremony.signingOptions(aboutForm('passkey', visitor)), told);
}

const stillSignedIn = (reply: FastifyReply): FastifyReply =>
  reply
    .code(503)
    .send(
      sentencePage(
        'Not now',
        'It could not be written down, so you are still signed in. Try again in a moment.',
      ),
    );
