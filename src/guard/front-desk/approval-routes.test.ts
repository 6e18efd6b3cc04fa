import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { runFrontDesk, type Sent, sentences, tokenIn } from '../../../test/rig/front-desk.ts';
import { device, identities, person, session } from '../../../test/rig/identities.ts';
import type { ApprovalAsk } from '../approval/ask.ts';
import { cookieHash } from '../identity/cookie-secret.ts';
import { NOBODY } from '../identity/principal.ts';

const SECRETS = { anna: 'A'.repeat(43), ben: 'B'.repeat(43) };
const people = [
  { id: 'anna', name: 'Anna', role: 'owner', groups: [] },
  { id: 'ben', name: 'Ben', role: 'member', groups: ['owner'] },
];
const ANNA: Sent = { from: '192.0.2.7', cookie: `tonewall=${SECRETS.anna}` };
const BEN: Sent = { from: '192.0.2.8', cookie: `tonewall=${SECRETS.ben}` };

const update: ApprovalAsk = {
  principal: { ...NOBODY, kind: 'device', id: 'x', name: '<script>alert(1)</script>', binding: 'address' },
  address: '192.0.2.9',
  room: 'Kitchen"><b>',
  action: 'ZoneGroupTopology.BeginSoftwareUpdate',
  riskClass: 'system',
  arguments: [['UpdateURL', 'http://x/"><img src=x onerror=alert(1)>']],
};

let state: ReturnType<typeof identities>;
beforeAll(() => {
  state = identities({
    people: [person(), person({ id: 'ben' })],
    devices: [device({ address: '192.0.2.10', role: 'owner' })],
    sessions: [
      session({ hash: cookieHash(SECRETS.anna) }),
      session({
        id: '00000000-0000-4000-8000-00000000000b',
        person: 'ben',
        hash: cookieHash(SECRETS.ben),
        address: '192.0.2.8',
      }),
    ],
  });
});

const open: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

async function setUp() {
  const desk = await runFrontDesk(state, { rules: { people } });
  open.push(desk);
  desk.approvals.ask(update);
  const token = async (sent: Sent = ANNA) => tokenIn((await desk.get('/approvals', sent)).body, '/approvals');
  return { ...desk, token };
}

describe('what waits', () => {
  it('is shown to an owner who is signed in, in words, as text', async () => {
    const { get, clock } = await setUp();
    clock.advance(30_000);
    const { statusCode, body } = await get('/approvals', ANNA);
    expect([statusCode, sentences(body)]).toEqual([
      200,
      [
        'Requests',
        'Each of these needs the approval of an owner, every time.',
        '1. Kitchen"&gt;&lt;b&gt;: begin software update',
        '&lt;script&gt;alert(1)&lt;/script&gt;, an enrolled device (known by: address), at 192.0.2.9, ' +
          'asks for this: change the system, update (ZoneGroupTopology.BeginSoftwareUpdate).',
        'UpdateURL: http://x/"&gt;&lt;img src=x onerror=alert(1)&gt;',
        'Waits for 90 seconds more.',
        '<a href="/approvals">Look again</a> · <a href="/">Back</a>',
      ],
    ]);
    expect(sentences((await get('/', ANNA)).body)).toContain(
      '<a href="/approvals">1 request waits for an owner</a>.',
    );
  });

  it.each([
    ['a stranger', {}],
    ['a member who is signed in, in a group called owner', BEN],
    ['an owner’s device that is not signed in', { from: '192.0.2.10' }],
    ['the address of the owner without the cookie', { from: '192.0.2.7' }],
    ['the cookie of the owner from elsewhere', { ...ANNA, from: '192.0.2.8' }],
  ])('is not there for %s', async (_name, sent) => {
    const { get, post, approvals } = await setUp();
    const page = await get('/approvals', sent);
    const pressed = await post('/approvals', { number: '1', token: 'x' }, sent);
    const nowhere = await get('/nowhere', sent);
    expect([page.statusCode, page.body, pressed.statusCode, pressed.body]).toEqual([
      404,
      nowhere.body,
      404,
      nowhere.body,
    ]);
    expect((await get('/', sent)).body).not.toMatch(/approvals|Kitchen/);
    expect(approvals.list()).toMatchObject([{ stand: 'waiting' }]);
  });

  it('is nothing when nothing does', async () => {
    const { get, clock } = await setUp();
    clock.advance(120_000);
    expect(sentences((await get('/approvals', ANNA)).body).slice(0, 2)).toEqual([
      'Requests',
      'Nothing waits for an owner.',
    ]);
  });
});

describe('approving', () => {
  it('lets the request pass once, and is in the journal with who did', async () => {
    const { post, get, token, approvals, journal } = await setUp();
    const { statusCode, headers } = await post('/approvals', { number: '1', token: await token() }, ANNA);
    expect([statusCode, headers.location]).toEqual([303, '/approvals']);
    expect(journal.entries.at(-1)).toMatchObject({
      kind: 'approval-given',
      facts: { number: 1, room: update.room, by: 'person:anna' },
    });
    expect(sentences((await get('/approvals', ANNA)).body)).toContain(
      'Approved. Whoever asked has to do it again within 120 seconds; it passes once.',
    );
    expect([approvals.take(update), approvals.take(update)]).toEqual([true, false]);
  });

  it.each([
    ['from another site', { headers: { origin: 'http://evil.example' } }],
    ['from a page that hides where it is', { headers: { origin: 'null' } }],
    ['from another port of the same host', { headers: { origin: 'http://192.0.2.2:1400' } }],
    ['by fetch metadata from another site', { headers: { 'sec-fetch-site': 'cross-site' } }],
    ['by fetch metadata from the same site', { headers: { 'sec-fetch-site': 'same-site' } }],
    ['under a name', { headers: { host: 'evil.example:8080', origin: 'http://evil.example:8080' } }],
  ])('%s does nothing, with every secret right', async (_name, sent) => {
    const { post, token, approvals } = await setUp();
    const form = { number: '1', token: await token() };
    const { statusCode } = await post('/approvals', form, { ...ANNA, ...sent });
    expect([statusCode, approvals.list()]).toMatchObject([403, [{ stand: 'waiting' }]]);
  });

  it('by a link does nothing', async () => {
    const { get, token, approvals } = await setUp();
    const { statusCode } = await get(`/approvals?number=1&token=${await token()}`, ANNA);
    expect([statusCode, approvals.list()]).toMatchObject([200, [{ stand: 'waiting' }]]);
  });

  it.each([
    [
      'of another form',
      async ({ get }: Awaited<ReturnType<typeof setUp>>) => tokenIn((await get('/', ANNA)).body, '/sign-out'),
    ],
    ['that is made up', async () => 'x'],
    [
      'that is too old',
      async ({ token, clock, approvals }: Awaited<ReturnType<typeof setUp>>) => {
        const old = await token();
        clock.advance(3_600_000);
        approvals.ask(update);
        return old;
      },
    ],
  ])('with a token %s does nothing', async (_name, make) => {
    const desk = await setUp();
    const made = await make(desk);
    const { number } = desk.approvals.list()[0] ?? { number: 0 };
    const { statusCode } = await desk.post('/approvals', { number: String(number), token: made }, ANNA);
    expect([statusCode, desk.approvals.list()]).toMatchObject([403, [{ stand: 'waiting' }]]);
  });

  it.each([
    ['another number', { number: '2' }, 409, 'That request waits no longer, so nothing was approved.'],
    ['no number', { number: '1e0' }, 400, 'That was not understood.'],
    ['a number twice', { number: '1', twice: '1' }, 400, 'That was not understood.'],
  ])('of %s does nothing', async (_name, fields, status, text) => {
    const { post, token, approvals } = await setUp();
    const { statusCode, body } = await post('/approvals', { ...fields, token: await token() }, ANNA);
    expect([statusCode, sentences(body)[1]]).toEqual([status, text]);
    expect(approvals.list()).toMatchObject([{ stand: 'waiting' }]);
  });

  it('twice is one pass, and says so', async () => {
    const { post, token } = await setUp();
    const form = { number: '1', token: await token() };
    await post('/approvals', form, ANNA);
    const { statusCode, body } = await post('/approvals', form, ANNA);
    expect([statusCode, sentences(body)[1]]).toEqual([409, 'That was approved before. It passes once.']);
  });

  it('needs a journal', async () => {
    const { post, token, journal, approvals } = await setUp();
    journal.failing = true;
    const { statusCode } = await post('/approvals', { number: '1', token: await token() }, ANNA);
    expect([statusCode, approvals.list()]).toMatchObject([503, [{ stand: 'waiting' }]]);
  });
});
