import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { HOST, runFrontDesk, type Sent, sentences, tokenIn } from '../../../test/rig/front-desk.ts';
import { device, identities, person } from '../../../test/rig/identities.ts';
import { hashPassword } from '../identity/password.ts';
import type { IdentityState, PasswordHash } from '../identity/state.ts';

const PASSWORD = 'correct horse battery';
const people = [
  { id: 'anna', name: 'Anna <b>', role: 'owner', groups: [] },
  { id: 'ben', name: 'Ben', role: 'member', groups: [] },
];
let password: PasswordHash;
beforeAll(async () => {
  password = await hashPassword(PASSWORD, Buffer.alloc(16, 1));
});

const open: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

async function setUp(over: Partial<IdentityState> = {}) {
  const desk = await runFrontDesk(
    identities({ people: [person({ password }), person({ id: 'ben', password })], ...over }),
    { rules: { people } },
  );
  open.push(desk);
  const token = async (sent: Sent = {}) => tokenIn((await desk.get('/sign-in', sent)).body, '/sign-in');
  const signIn = async (over2: Record<string, string> = {}, sent: Sent = {}) =>
    desk.post('/sign-in', { id: 'anna', password: PASSWORD, token: await token(sent), ...over2 }, sent);
  const cookieOf = (response: Awaited<ReturnType<typeof signIn>>) =>
    String(response.headers['set-cookie']).split(';')[0] ?? '';
  return { ...desk, token, signIn, cookieOf };
}

describe('signing in', () => {
  it('gives a cookie and leads home, where the person is told who it is and until when', async () => {
    const { signIn, cookieOf, get, ground } = await setUp();
    const response = await signIn({ id: ' anna ' });
    expect([response.statusCode, response.headers.location, ground()]).toEqual([303, '/', 'signed-in']);
    expect(response.headers['set-cookie']).toMatch(
      /^tonewall=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=604800$/,
    );
    expect(sentences((await get('/', { cookie: cookieOf(response) })).body)).toEqual([
      'The front desk',
      'The speakers here have a lock. This page says what the lock knows of you and your device.',
      'You',
      'You are signed in as Anna &lt;b&gt;. Your role is owner.',
      'As long as you are, apps on this device (address 192.0.2.7) may do with the speakers what you may. ' +
        'Sign out on a device that others use too.',
      // A week after 1 January 1970, in the winter of Berlin.
      'It ends by itself after 12 hours without use, and on 8 January 1970 at 01:00 (Europe/Berlin) at the latest.',
      'Requests',
      '<a href="/approvals">0 requests wait for an owner</a>.',
    ]);
  });

  it('is seen by another browser at the same address, which is not signed in', async () => {
    const { signIn, get } = await setUp();
    await signIn();
    expect(sentences((await get('/')).body).slice(3, 5)).toEqual([
      'Anna &lt;b&gt; is signed in on this device, in another browser. The role is owner.',
      'Whoever signs in here now takes that place.',
    ]);
  });

  it('with a wrong password says so, and what was typed does not come back', async () => {
    const { signIn, ground } = await setUp();
    const response = await signIn({ id: 'anna-typed', password: 'wrong-typed' });
    expect([response.statusCode, sentences(response.body).slice(0, 2), ground()]).toEqual([
      403,
      ['Sign in', 'The name or the password is not right.'],
      'unknown',
    ]);
    expect(response.body).not.toContain('typed');
    expect(response.headers['set-cookie']).toBeUndefined();
  });

  it('says how long to wait after five attempts', async () => {
    const { signIn } = await setUp();
    for (let attempt = 0; attempt < 5; attempt += 1) await signIn({ password: 'wrong' });
    const response = await signIn();
    // identity/backoff.ts: five are free, then thirty seconds.
    expect([response.statusCode, response.headers['retry-after'], sentences(response.body)[1]]).toEqual([
      429,
      '30',
      'Too many attempts. Try again in 30 seconds.',
    ]);
  });

  it('says so when it could not be written down', async () => {
    const { signIn, journal } = await setUp();
    journal.failing = true;
    const response = await signIn();
    expect([response.statusCode, response.headers['set-cookie']]).toEqual([503, undefined]);
  });

  it.each([
    ['from another site', { headers: { origin: 'http://evil.example' } }],
    ['from a page that hides where it is', { headers: { origin: 'null' } }],
    ['by fetch metadata from another site', { headers: { 'sec-fetch-site': 'cross-site' } }],
    ['under a name', { headers: { host: 'evil.example:8080', origin: 'http://evil.example:8080' } }],
  ])('%s does nothing', async (_name, sent) => {
    const { post, token, ground } = await setUp();
    const form = { id: 'anna', password: PASSWORD, token: await token() };
    expect([(await post('/sign-in', form, sent)).statusCode, ground()]).toEqual([403, 'unknown']);
  });

  it('with the token of another place, or an old one, asks anew', async () => {
    const { signIn, token, ground, clock } = await setUp();
    const elsewhere = await signIn({ token: await token({ from: '192.0.2.8' }) });
    const old = await token();
    clock.advance(3_600_000);
    const late = await signIn({ token: old });
    expect([elsewhere.statusCode, late.statusCode, ground()]).toEqual([403, 403, 'unknown']);
    expect(sentences(late.body)[1]).toBe(
      'This page lay open for too long, so nothing was done. Here it is anew.',
    );
    expect((await signIn({ token: tokenIn(late.body, '/sign-in') })).statusCode).toBe(303);
  });

  it.each([
    ['no token', `id=anna&password=${PASSWORD}`],
    ['a name twice', `id=anna&id=ben&password=${PASSWORD}&token=x`],
    ['another field', `id=anna&password=${PASSWORD}&token=x&role=owner`],
    ['too much', `id=anna&password=${'x'.repeat(5000)}&token=x`],
  ])('of a form with %s is not understood', async (_name, payload) => {
    const { post, ground } = await setUp();
    expect([(await post('/sign-in', payload)).statusCode, ground()]).toEqual([400, 'unknown']);
  });

  it('makes a device that is enrolled a person, until it is over', async () => {
    const { signIn, cookieOf, get, post, ground } = await setUp({ devices: [device()] });
    const before = ground();
    const cookie = cookieOf(await signIn());
    const during = ground();
    const token = tokenIn((await get('/', { cookie })).body, '/sign-out');
    await post('/sign-out', { token }, { cookie });
    expect([before, during, ground()]).toEqual(['device', 'signed-in', 'device']);
  });
});

describe('signing out', () => {
  async function signedIn() {
    const desk = await setUp();
    const cookie = desk.cookieOf(await desk.signIn());
    const token = tokenIn((await desk.get('/', { cookie })).body, '/sign-out');
    return { ...desk, cookie, token };
  }

  it('takes the cookie and ends the session', async () => {
    const { post, cookie, token, get, ground } = await signedIn();
    const response = await post('/sign-out', { token }, { cookie });
    expect([response.statusCode, response.headers['set-cookie'], ground()]).toEqual([
      303,
      'tonewall=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0',
      'unknown',
    ]);
    expect((await get('/', { cookie })).body).not.toContain('You are signed in');
  });

  it.each([
    ['from another site', { headers: { origin: 'http://evil.example' } }, 403],
    ['without the cookie', { cookie: 'a=b' }, 303],
    ['from another address', { from: '192.0.2.8' }, 303],
  ])('%s does nothing', async (_name, sent, status) => {
    const { post, cookie, token, ground } = await signedIn();
    const response = await post('/sign-out', { token }, { cookie, ...sent });
    expect([response.statusCode, ground()]).toEqual([status, 'signed-in']);
  });

  it('with a wrong token does nothing', async () => {
    const { post, cookie, ground } = await signedIn();
    expect([(await post('/sign-out', { token: 'x' }, { cookie })).statusCode, ground()]).toEqual([
      303,
      'signed-in',
    ]);
  });

  it('says so when it could not be written down', async () => {
    const { post, cookie, token, journal, ground } = await signedIn();
    journal.failing = true;
    const response = await post('/sign-out', { token }, { cookie });
    expect([response.statusCode, response.headers['set-cookie'], ground()]).toEqual([
      503,
      undefined,
      'signed-in',
    ]);
  });
});

it('answers under its own host only', async () => {
  const { get } = await setUp();
  expect((await get('/sign-in', { headers: { host: `x${HOST}` } })).statusCode).toBe(403);
});
