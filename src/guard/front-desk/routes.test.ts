import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { runFrontDesk, sentences } from '../../../test/rig/front-desk.ts';
import { code, DAY, device, identities } from '../../../test/rig/identities.ts';
import type { IdentityState } from '../identity/state.ts';

const PHONE = '192.0.2.7';
const CODE = 'K1Q0-VXFD';
const openCode = code({
  hash: createHash('sha256').update('tonewall enrolment code K1Q0VXFD').digest('hex'),
});

const open: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close();
});

async function setUp(
  state: IdentityState = identities(),
  segments: readonly { readonly network: string; readonly role: string }[] = [],
) {
  const desk = await runFrontDesk(state, { rules: { segments } });
  open.push(desk);
  const get = (url: string, headers: Record<string, string> = {}) => desk.get(url, { headers });
  const post = (payload: string, headers: Record<string, string> = {}) =>
    desk.post('/enrol', payload, { headers });
  return { ...desk, get, post, known: desk.guard, ground: () => desk.guard.standingOf(PHONE).ground };
}

describe('GET /', () => {
  it('tells a stranger the way in', async () => {
    const { get } = await setUp();
    const { statusCode, body } = await get('/');
    expect([statusCode, sentences(body)]).toEqual([
      200,
      [
        'The front desk',
        'The speakers here have a lock. This page says what the lock knows of you and your device.',
        'Your device',
        'It is not known.',
        'So it may do only what anybody may, which is nothing unless the owner said otherwise.',
        'Have you got a code?',
        '<a href="/enrol">Type it here</a>.',
        'Without one, ask whoever looks after the speakers here.',
        'Have you got a password?',
        '<a href="/sign-in">Sign in</a>.',
      ],
    ]);
  });

  it('tells a device its name, its role, and until when', async () => {
    const { get } = await setUp(
      identities({ devices: [device({ name: 'Anna <b>', role: 'member', leaseEndsAt: 30 * DAY })] }),
    );
    expect(sentences((await get('/')).body)).toEqual([
      'The front desk',
      'The speakers here have a lock. This page says what the lock knows of you and your device.',
      'Your device',
      'It is known as Anna &lt;b&gt;. Its role is member.',
      // Thirty days after 1 January 1970, in the winter of Berlin.
      'Known until 31 January 1970 at 01:00 (Europe/Berlin); using the speakers prolongs that.',
      'Have you got a password?',
      '<a href="/sign-in">Sign in</a>.',
    ]);
  });

  it('tells whose lease is over that it is, and what its network gives it', async () => {
    const { get } = await setUp(identities({ devices: [device({ endedAt: 0 })] }), [
      { network: '192.0.2.0/24', role: 'guest' },
    ]);
    expect(sentences((await get('/')).body).slice(3, 6)).toEqual([
      'It is not known.',
      'A device was enrolled here; its owner ended it.',
      'On this network a device that is not known has the role guest.',
    ]);
  });

  it('is no use of the device', async () => {
    const { get, clock, known, stored } = await setUp(identities({ devices: [device()] }));
    clock.advance(500);
    await get('/');
    await known.close();
    expect(stored()).toEqual(identities({ devices: [device()] }));
  });
});

describe('every answer', () => {
  it.each(['/', '/enrol', '/sign-in', '/approvals', '/health', '/nowhere', '/%'])(
    'keeps browsers in bounds: %s',
    async (url) => {
      const { get } = await setUp();
      const { headers } = await get(url);
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
      expect(headers['content-security-policy']).toMatch(
        /^default-src 'none'; style-src 'sha256-[\w+/=]{44}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'$/,
      );
      expect(Object.keys(headers).filter((name) => /^(set-cookie|access-control-)/.test(name))).toEqual([]);
    },
  );

  it('has the style whose hash the policy names, and no script', async () => {
    const { get } = await setUp();
    const { body, headers } = await get('/enrol');
    const style = /<style>(.*?)<\/style>/s.exec(body)?.[1] ?? '';
    const digest = createHash('sha256').update(style).digest('base64');
    expect(headers['content-security-policy']).toContain(`'sha256-${digest}'`);
    expect(body).not.toMatch(/<script|\son\w+=/);
  });

  it.each([
    ['/health', 200, 'text/plain; charset=utf-8', /^ok\n$/],
    ['/nowhere', 404, 'text/html; charset=utf-8', /There is no such page/],
    ['/%', 400, 'text/html; charset=utf-8', /That was not understood/],
  ])('of %s is %i', async (url, status, type, text) => {
    const { get } = await setUp();
    const { statusCode, headers, body } = await get(url);
    expect([statusCode, headers['content-type']]).toEqual([status, type]);
    expect(body).toMatch(text);
  });

  it.each(['/', '/enrol', '/health', '/nowhere'])('to another Host is a refusal: %s', async (url) => {
    const { get } = await setUp(identities({ devices: [device()] }));
    const { statusCode, body } = await get(url, { host: 'rebinding.example:8080' });
    expect([statusCode, sentences(body)]).toEqual([
      403,
      ['Not like this', 'The front desk answers under its own address only.'],
    ]);
  });
});

describe('GET /enrol', () => {
  it('fills in the code of a link and redeems nothing', async () => {
    const { get, ground } = await setUp(identities({ codes: [openCode] }));
    const { statusCode, body } = await get(`/enrol?code=${CODE}`);
    expect([statusCode, /value="([^"]*)"/.exec(body)?.[1], ground()]).toEqual([200, CODE, 'unknown']);
  });

  it.each(['', '?code=%22%3E%3Cscript%3E', '?code=%00', `?code=${CODE}&code=${CODE}`, '?code=K7Q2'])(
    'fills in nothing that cannot be a code: %s',
    async (query) => {
      const { get } = await setUp();
      const { statusCode, body } = await get(`/enrol${query}`);
      expect([statusCode, /value="([^"]*)"/.exec(body)?.[1]]).toEqual([200, '']);
    },
  );
});

describe('POST /enrol', () => {
  it('enrols the device at the address of the connection, whatever it says', async () => {
    const { post, get, ground } = await setUp(identities({ codes: [openCode] }));
    const { statusCode, headers } = await post('code=k1qo+vxfd', { 'x-forwarded-for': '192.0.2.99' });
    expect([statusCode, headers.location, ground()]).toEqual([303, '/', 'device']);
    expect(sentences((await get('/')).body)[3]).toBe("It is known as Anna's phone. Its role is member.");
  });

  it.each([
    [
      'wrong',
      identities({ codes: [openCode] }),
      'AAAA-AAAA',
      403,
      'There is no such code. Look at it again: eight letters and digits.',
    ],
    [
      'used',
      identities({ codes: [{ ...openCode, stand: 'used' }] }),
      CODE,
      403,
      'This code was used already. A code is good once; ask for a new one.',
    ],
    [
      'old',
      identities({ codes: [{ ...openCode, expiresAt: 0 }] }),
      CODE,
      403,
      'This code is too old. Ask for a new one.',
    ],
    [
      'void',
      identities({ codes: [{ ...openCode, stand: 'void' }] }),
      CODE,
      403,
      'This code is no longer good: a newer one was made, or too many wrong ones were typed. Ask for a new one.',
    ],
    [
      'for a place that is taken',
      identities({ codes: [openCode], devices: [device({ name: 'Tablet' })] }),
      CODE,
      409,
      'A device is known at this address already. Whoever looks after the speakers has to end that one first.',
    ],
  ] as const)('with a code that is %s says so', async (_name, state, typed, status, text) => {
    const { post } = await setUp(state);
    const { statusCode, body } = await post(`code=${typed}`);
    expect([statusCode, sentences(body)]).toEqual([status, ['That did not work', text]]);
  });

  it('says how long to wait after too many', async () => {
    const { post, clock, ground } = await setUp(identities({ codes: [openCode] }));
    for (let attempt = 0; attempt < 5; attempt += 1) await post('code=AAAA-AAAA');
    clock.advance(500);
    const { statusCode, headers, body } = await post(`code=${CODE}`);
    // identity/backoff.ts: five are free, then thirty seconds.
    expect([statusCode, headers['retry-after'], sentences(body)[1], ground()]).toEqual([
      429,
      '30',
      'Too many codes were typed here. Try again in 30 seconds.',
      'unknown',
    ]);
    clock.advance(29_500);
    await post('code=AAAA-AAAA');
    expect(sentences((await post(`code=${CODE}`)).body)[1]).toBe(
      'Too many codes were typed here. Try again in 60 seconds.',
    );
    clock.advance(60_000);
    expect((await post(`code=${CODE}`)).statusCode).toBe(303);
  });

  it.each([
    ['from another site', { origin: 'http://evil.example' }],
    ['from a page that hides where it is', { origin: 'null' }],
    ['by fetch metadata from another site', { 'sec-fetch-site': 'cross-site' }],
    ['under a name', { host: 'rebinding.example:8080', origin: 'http://rebinding.example:8080' }],
  ])('%s does nothing', async (_name, headers) => {
    const { post, ground } = await setUp(identities({ codes: [openCode] }));
    expect([(await post(`code=${CODE}`, headers)).statusCode, ground()]).toEqual([403, 'unknown']);
  });

  it.each([
    ['two codes', `code=${CODE}&code=${CODE}`, {}],
    ['another field', `code=${CODE}&role=owner`, {}],
    ['no field', '', {}],
    ['another type', `{"code":"${CODE}"}`, { 'content-type': 'application/json' }],
    ['a form that is too large', `code=${'A'.repeat(1024)}`, {}],
  ])('with %s does nothing', async (_name, payload, headers) => {
    const { post, ground } = await setUp(identities({ codes: [openCode] }));
    const { statusCode, body } = await post(payload, headers);
    expect([statusCode, sentences(body), ground()]).toEqual([
      400,
      ['Not like this', 'That was not understood.'],
      'unknown',
    ]);
  });
});
