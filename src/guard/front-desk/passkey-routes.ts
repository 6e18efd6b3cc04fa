import type { FastifyInstance, FastifyReply } from 'fastify';
import { isName } from '../identity/name.ts';
import type { PasskeyRefusal } from '../identity/passkeys.ts';
import type { KnownSession } from '../identity/snapshot.ts';
import { notUnderstood, sayNo } from './answers.ts';
import type { DeskContext } from './context.ts';
import { givenCookie } from './cookie.ts';
import type { PasskeyCeremony } from './passkey-ceremony.ts';
import { passkeysPage } from './passkey-page.ts';
import { PASSKEY_SCRIPT, SCRIPT_PATH } from './passkey-script.ts';
import { SCRIPTED_HEADERS } from './sheet.ts';
import { signInPageOf } from './sign-in-routes.ts';
import { PASSKEY_WRONG, signInRefusalInWords, TOO_OLD } from './sign-in-words.ts';
import { aboutForm, formOf, goTo, type Visitor, visitorOf } from './visitor.ts';
import type { Told } from './words.ts';

/** Of an answer with a long key, written in `%XX` in places: about 4 KB. */
const MAX_BODY_BYTES = 16_384;
const BODY = { bodyLimit: MAX_BODY_BYTES } as const;

export function addPasskeyRoutes(
  server: FastifyInstance,
  context: DeskContext,
  ceremony: PasskeyCeremony,
): void {
  server.get(SCRIPT_PATH, (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').send(PASSKEY_SCRIPT),
  );
  addSignIn(server, context, ceremony);
  addKeys(server, context, ceremony);
}

function addSignIn(server: FastifyInstance, context: DeskContext, ceremony: PasskeyCeremony): void {
  const { identities, tokens, site } = context;
  server.post('/sign-in/passkey', BODY, async (request, reply) => {
    const visitor = visitorOf(context, request);
    const say = async (told: Told) => sayNo(reply, told, await signInPageOf(context, reply, visitor, told));
    const form = formOf({ tokens, request, visitor }, 'sign-in', ['answer']);
    if (form === 'not-understood') return notUnderstood(reply);
    if (form === 'too-old') return say(TOO_OLD);
    const signed = ceremony.signed(form.answer, aboutForm('passkey', visitor));
    if (!signed) return say(PASSKEY_WRONG);
    const signedIn = await identities.signInByPasskey(signed, visitor);
    if (signedIn.ok) return goTo(reply.header('set-cookie', givenCookie(site, signedIn.value.cookie)), '/');
    return say(signedIn.error.id === 'wrong' ? PASSKEY_WRONG : signInRefusalInWords(signedIn.error));
  });
}

/**
 * A passkey outlives the session in which it was added, so a phone that lay open for a minute is not enough for one: whoever
 * changes passkeys has just signed in.
 */
const FRESH_MS = 600_000;

function addKeys(server: FastifyInstance, context: DeskContext, ceremony: PasskeyCeremony): void {
  const { identities, tokens, clock } = context;
  const mayChange = ({ known }: Visitor): KnownSession | undefined =>
    known && clock.now() - known.session.startedAt < FRESH_MS ? known : undefined;
  const page = async (reply: FastifyReply, visitor: Visitor, told?: Told): Promise<string> => {
    const known = mayChange(visitor);
    if (!known) return signInPageOf(context, reply, visitor, visitor.known ? AGAIN : told);
    const passkeys = identities.passkeysOf(known.principal.id);
    reply.headers(SCRIPTED_HEADERS);
    return passkeysPage({
      passkeys,
      timeZone: context.timeZone(),
      addToken: tokens.make(aboutForm('add-passkey', visitor)),
      removeToken: tokens.make(aboutForm('remove-passkey', visitor)),
      options: await ceremony.makingOptions(known.principal, passkeys, aboutForm('passkey', visitor)),
      told,
    });
  };

  server.get('/passkeys', async (request, reply) =>
    reply.send(await page(reply, visitorOf(context, request))),
  );

  server.post('/passkeys', BODY, async (request, reply) => {
    const visitor = visitorOf(context, request);
    const say = async (told: Told) => sayNo(reply, told, await page(reply, visitor, told));
    const form = formOf({ tokens, request, visitor }, 'add-passkey', ['name', 'answer']);
    if (form === 'not-understood') return notUnderstood(reply);
    const known = mayChange(visitor);
    if (form === 'too-old' || !known) return say(TOO_OLD);
    const name = form.name.trim();
    if (!isName(name)) return say(NO_NAME);
    const made = await ceremony.made(form.answer, aboutForm('passkey', visitor));
    if (!made) return say(NOT_MADE.wrong);
    const passkey = { ...made, name, addedAt: clock.now() };
    const added = await identities.addPasskey({ person: known.principal.id, passkey });
    return added.ok ? goTo(reply, '/passkeys') : say(NOT_MADE[added.error]);
  });

  server.post('/passkeys/remove', BODY, async (request, reply) => {
    const visitor = visitorOf(context, request);
    const say = async (told: Told) => sayNo(reply, told, await page(reply, visitor, told));
    const form = formOf({ tokens, request, visitor }, 'remove-passkey', ['key']);
    if (form === 'not-understood') return notUnderstood(reply);
    const known = mayChange(visitor);
    if (form === 'too-old' || !known) return say(TOO_OLD);
    const isGone = await identities.removePasskey(known.principal.id, form.key);
    return isGone ? goTo(reply, '/passkeys') : say(NOT_REMOVED);
  });
}

const AGAIN: Told = {
  status: 403,
  text: 'Passkeys are changed within ten minutes of signing in. Sign in again, and then come back here.',
};
const NO_NAME: Told = { status: 400, text: 'A name has 1 to 64 characters that can be seen.' };
const NOT_REMOVED: Told = { status: 503, text: 'It could not be written down, so nothing was removed.' };
const NOT_MADE: Readonly<Record<PasskeyRefusal | 'wrong' | 'not-written', Told>> = {
  wrong: { status: 403, text: 'What the device answered does not hold, so nothing was added. Try again.' },
  taken: { status: 409, text: 'That passkey is here already.' },
  most: { status: 409, text: 'You have eight passkeys, and no more are kept. Remove one first.' },
  nobody: { status: 403, text: 'You are not known here any more.' },
  'not-written': { status: 503, text: 'It could not be written down, so nothing was added.' },
};
