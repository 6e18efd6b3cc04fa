import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { runFrontDesk, type Sent, sentences, tokenIn } from '../../../test/rig/front-desk.ts';
import { identities, person, session } from '../../../test/rig/identities.ts';
import { cookieHash } from '../identity/cookie-secret.ts';
import type { Site } from './site.ts';

/** What only a browser can do is in `test/browser/passkeys.test.ts`. */
const NAMED: Site = { scheme: 'https', hosts: ['desk.example.org:8443'], name: 'desk.example.org' };
const SECRET = 'A'.repeat(43);
const ANNA: Sent = { cookie: `__Host-tonewall=${SECRET}` };
const rules = { people: [{ id: 'anna', name: 'Anna', role: 'owner', groups: [] }] };
const passkey = { id: 'AQ', key: 'pQEC', counter: 3, name: 'old <b>phone', addedAt: 0 };
const state = identities({
  people: [person({ passkeys: [passkey] })],
  sessions: [session({ hash: cookieHash(SECRET) })],
});

const open: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

async function setUp(site?: Site) {
  const desk = await runFrontDesk(state, { rules, ...(site ? { site } : {}) });
  open.push(desk);
  return desk;
}

/** What a page asks the browser for. */
const optionsIn = (html: string): unknown =>
  JSON.parse(/data-options="([^"]*)"/.exec(html)?.[1]?.replaceAll('&quot;', '"') ?? 'null');

describe('without a name', () => {
  it.each(['/passkeys', '/passkey.js'])('there is no %s', async (path) => {
    const { get } = await setUp();
    expect((await get(path, { cookie: `tonewall=${SECRET}` })).statusCode).toBe(404);
  });

  it('no page speaks of passkeys or allows a script', async () => {
    const { get } = await setUp();
    for (const path of ['/', '/sign-in']) {
      const { body, headers } = await get(path, { cookie: `tonewall=${SECRET}` });
      expect(body).not.toMatch(/passkey|<script/i);
      expect(headers['content-security-policy']).not.toContain('script-src');
    }
  });
});

describe('with a name', () => {
  it('the sign-in page asks for any passkey of this name, unlocked', async () => {
    const { get } = await setUp(NAMED);
    const { body, headers } = await get('/sign-in');
    expect(optionsIn(body)).toEqual({
      rpId: 'desk.example.org',
      challenge: expect.stringMatching(/^[\w-]+$/) as string,
      timeout: 300_000,
      userVerification: 'required',
    });
    expect(headers['content-security-policy']).toMatch(/; script-src 'self'$/);
    expect(body.match(/<script[^>]*>/g)).toEqual(['<script src="/passkey.js" defer="defer">']);
  });

  it('the script is a script, and no page', async () => {
    const { get } = await setUp(NAMED);
    const { headers, body } = await get('/passkey.js');
    expect([headers['content-type'], headers['x-content-type-options']]).toEqual([
      'text/javascript; charset=utf-8',
      'nosniff',
    ]);
    expect(body).not.toMatch(/eval|innerHTML|fetch|XMLHttpRequest/);
  });

  it('who is signed in sees the own passkeys, and may make another that is kept and unlocked', async () => {
    const { get } = await setUp(NAMED);
    const { body } = await get('/passkeys', ANNA);
    expect(sentences(body)).toContain('1. old &lt;b&gt;phone');
    const handle = createHash('sha256').update('tonewall person anna').digest('base64url');
    expect(optionsIn(body)).toMatchObject({
      rp: { id: 'desk.example.org', name: 'Tonewall' },
      user: { id: handle, name: 'anna', displayName: 'Anna' },
      excludeCredentials: [{ id: 'AQ' }],
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      attestation: 'none',
      pubKeyCredParams: [{ alg: -8 }, { alg: -7 }, { alg: -257 }],
    });
  });

  it('who is not signed in is asked to', async () => {
    const { get } = await setUp(NAMED);
    const { body } = await get('/passkeys');
    expect([sentences(body)[0], body.includes('phone')]).toEqual(['Sign in', false]);
  });

  it.each([
    ['no answer', 'x'],
    ['nothing', ''],
    ['another thing', '[1]'],
    ['null', 'null'],
    ['half an answer', '{"id":"AQ","response":null}'],
    ['an empty answer', '{"id":"AQ","response":{}}'],
  ])('signs nobody in with %s', async (_name, answer) => {
    const { get, post, ground } = await setUp(NAMED);
    const from = '192.0.2.8';
    const token = tokenIn((await get('/sign-in', { from })).body, '/sign-in');
    const { statusCode } = await post('/sign-in/passkey', { token, answer }, { from });
    expect([statusCode, ground({ address: from })]).toEqual([403, 'unknown']);
  });

  it('adds nothing that does not hold, and nothing without a name', async () => {
    const { get, post, stored } = await setUp(NAMED);
    const token = async () =>
      /name="token" value="([^"]+)"\/><input type="hidden" name="answer"/.exec(
        (await get('/passkeys', ANNA)).body,
      )?.[1] ?? '';
    const add = async (fields: Record<string, string>, sent: Sent = ANNA) =>
      (await post('/passkeys', { name: 'new', answer: '{}', token: await token(), ...fields }, sent))
        .statusCode;
    expect([
      await add({}),
      await add({ name: ' ' }),
      await add({ token: 'x' }),
      await add({}, {}),
      await add({}, { ...ANNA, headers: { origin: 'https://evil.example' } }),
      await add({ more: 'x' }),
    ]).toEqual([403, 400, 403, 403, 403, 400]);
    expect(stored()).toEqual(state);
  });

  it('removes with the token of its form only', async () => {
    const { get, post, stored } = await setUp(NAMED);
    const token = tokenIn((await get('/passkeys', ANNA)).body, '/passkeys/remove');
    const remove = async (fields: Record<string, string>, sent: Sent = ANNA) =>
      (await post('/passkeys/remove', { key: 'AQ', token, ...fields }, sent)).statusCode;
    expect([await remove({ token: 'x' }), await remove({}, {}), stored()]).toEqual([403, 403, state]);
    expect([await remove({}), stored().people]).toEqual([303, [person()]]);
  });

  it('changes none once signing in was more than ten minutes ago, and says why', async () => {
    const { get, post, stored, clock } = await setUp(NAMED);
    const token = tokenIn((await get('/passkeys', ANNA)).body, '/passkeys/remove');
    clock.advance(600_000);
    const page = await get('/passkeys', ANNA);
    expect(sentences(page.body).slice(0, 2)).toEqual([
      'Sign in',
      'Passkeys are changed within ten minutes of signing in. Sign in again, and then come back here.',
    ]);
    expect(page.body).not.toContain('phone');
    expect((await post('/passkeys/remove', { key: 'AQ', token }, ANNA)).statusCode).toBe(403);
    expect(stored()).toEqual(state);
  });

  it('answers under the name only', async () => {
    const { get } = await setUp(NAMED);
    expect((await get('/', { headers: { host: '192.0.2.2:8443' } })).statusCode).toBe(403);
  });
});
