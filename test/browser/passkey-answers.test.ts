import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { browserMissing } from './harness.ts';
import {
  DESK,
  OTHER,
  openPasskeyDesk,
  type PasskeyDesk,
  type PasskeyStage,
  startPasskeyStage,
} from './passkey-desk.ts';
import { addPasskey, ask, freshPage, said, signOn, signOut, WRONG, who } from './passkey-visitor.ts';

let stage: PasskeyStage | undefined;
let desk: PasskeyDesk;

beforeAll(async () => {
  if (browserMissing() === undefined) stage = await startPasskeyStage();
});
afterAll(() => stage?.close());

beforeEach(async (test_) => {
  const reason = browserMissing();
  if (reason !== undefined) test_.skip(reason);
  if (!stage) throw new Error('no browser');
  desk = await openPasskeyDesk(stage);
});
afterEach(() => desk?.close());

describe('a passkey', () => {
  test('signs nobody in with an answer that was sent before', async () => {
    await addPasskey(desk);
    await signOut(desk);
    const counted = desk.running.stored().people;
    const { token, options } = await freshPage(desk);
    const answer = await signOn(desk, `${DESK}/sign-in`, options);
    const first = await ask(desk, '/sign-in/passkey', { token, answer });
    expect([first.status, first.headers['location'], who(desk).ground]).toEqual([303, '/', 'signed-in']);
    expect(said(await ask(desk, '/sign-in/passkey', { token, answer }))).toEqual([403, WRONG]);
    // As with an authenticator that does not count: now only the challenge tells that it was used.
    desk.running.put({ ...desk.running.stored(), people: counted });
    await desk.running.pass(1000);
    expect(said(await ask(desk, '/sign-in/passkey', { token, answer }))).toEqual([403, WRONG]);
  });

  test('signs nobody in with a challenge that is too old, made up, or of another form', async () => {
    await addPasskey(desk);
    await signOut(desk);
    const old = await freshPage(desk);
    const late = await signOn(desk, `${DESK}/sign-in`, old.options);
    desk.running.clock.advance(300_000);
    expect(said(await ask(desk, '/sign-in/passkey', { token: old.token, answer: late }))).toEqual([
      403,
      WRONG,
    ]);
    const { token, options } = await freshPage(desk);
    const challenge = Buffer.from(token).toString('base64url');
    const forged = options.replace(/"challenge":"[^"]*"/, `"challenge":"${challenge}"`);
    const answer = await signOn(desk, `${DESK}/sign-in`, forged);
    expect(said(await ask(desk, '/sign-in/passkey', { token, answer }))).toEqual([403, WRONG]);
    expect(who(desk).ground).toBe('unknown');
  });

  test('signs nobody in with an answer that was given to another origin', async () => {
    await addPasskey(desk);
    await signOut(desk);
    const { token, options } = await freshPage(desk);
    const answer = await signOn(desk, OTHER, options);
    expect(said(await ask(desk, '/sign-in/passkey', { token, answer }))).toEqual([403, WRONG]);
    expect(who(desk).ground).toBe('unknown');
    const own = await freshPage(desk);
    const right = await signOn(desk, `${DESK}/sign-in`, own.options);
    expect((await ask(desk, '/sign-in/passkey', { token: own.token, answer: right })).status).toBe(303);
  });

  test('signs nobody in with a changed signature, or whose authenticator unlocked for nobody', async () => {
    await addPasskey(desk);
    await signOut(desk);
    const { token, options } = await freshPage(desk);
    const answer = await signOn(desk, `${DESK}/sign-in`, options);
    const { response, ...rest } = JSON.parse(answer) as { readonly response: Record<string, string> };
    const second = await freshPage(desk);
    const stale = await signOn(desk, `${DESK}/sign-in`, second.options);
    const { signature = '' } = (JSON.parse(stale) as typeof rest & { response: typeof response }).response;
    const mixed = JSON.stringify({ ...rest, response: { ...response, signature } });
    expect(said(await ask(desk, '/sign-in/passkey', { token, answer: mixed }))).toEqual([403, WRONG]);
    await desk.verifiesOwner(false);
    await desk.page.goto(`${DESK}/sign-in`);
    await desk.page.click('text=Use a passkey');
    await desk.page.waitForSelector('text=That did not work, or took too long. Nothing was done.');
    const loose = await freshPage(desk);
    const weak = loose.options.replace('"userVerification":"required"', '"userVerification":"discouraged"');
    const unlocked = await signOn(desk, `${DESK}/sign-in`, weak);
    expect(said(await ask(desk, '/sign-in/passkey', { token: loose.token, answer: unlocked }))).toEqual([
      403,
      WRONG,
    ]);
    expect(who(desk).ground).toBe('unknown');
  });
});
