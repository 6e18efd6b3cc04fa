import { beforeEach, expect, it } from 'vitest';
import { type Endpoint, knownAddress as ip } from '../../base/address.ts';
import { err, ok } from '../../base/result.ts';
import { createSteeredClock, type SteeredClock } from '../../sim/rig/steered-clock.ts';
import type { UpstreamOutcome } from '../upstream/outcome.ts';
import type { WrittenRequest } from '../upstream/request.ts';
import { ownRequests, subscriptionsBy } from './own-requests.ts';
import { Shield } from './shield.ts';

const PLAYER: Endpoint = { host: ip('192.0.2.11'), port: 1400 };
const SUBSCRIBE = {
  target: PLAYER,
  method: 'SUBSCRIBE',
  path: '/AVTransport/Event',
  headers: [['TIMEOUT', 'Second-300']],
} as const;
const GRANTED = ok({
  status: 200,
  reason: 'OK',
  headers: [['SID', 'uuid:1']],
  body: new Uint8Array(),
} as const);

let clock: SteeredClock;
let shield: Shield;
/** Requests at the player, in order; each is answered by the test. */
let sent: { readonly text: string; readonly answer: (outcome: UpstreamOutcome) => void }[];

beforeEach(() => {
  clock = createSteeredClock();
  sent = [];
  const send = ({ bytes }: WrittenRequest): Promise<UpstreamOutcome> =>
    new Promise((answer) => sent.push({ text: Buffer.from(bytes).toString(), answer }));
  shield = new Shield({ clock, upstream: { send } }, { waitMs: 4000 });
});

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const page = (path: string) => ({ player: PLAYER, method: 'GET', path, headers: [] });

it('waits while two of others are at the player, and is told as the player told it', async () => {
  const others = ['/1', '/2'].map((path) => shield.ask({ principal: 'device 1', request: page(path) }));
  const subscribed = subscriptionsBy(ownRequests(shield)).request(SUBSCRIBE);
  await turn();
  expect(sent.map(({ text }) => text.split('\r\n')[0])).toEqual(['GET /1 HTTP/1.1', 'GET /2 HTTP/1.1']);
  sent[0]?.answer(GRANTED);
  await turn();
  expect(sent[2]?.text).toMatch(
    /^SUBSCRIBE \/AVTransport\/Event HTTP\/1\.1\r\nHOST: 192\.0\.2\.11:1400\r\nTIMEOUT: Second-300\r\n/,
  );
  sent[2]?.answer(GRANTED);
  expect(await subscribed).toEqual({
    outcome: { kind: 'response', ...GRANTED.value, truncated: false, elapsedMs: 0 },
  });
  sent[1]?.answer(GRANTED);
  await Promise.all(others);
});

it.each([
  [
    'the player does not answer',
    () => sent[0]?.answer(err({ kind: 'timeout', detail: 'too late', sent: true })),
  ],
  ['its turn does not come', () => clock.advance(4000)],
])('is no answer where %s', async (name, happens) => {
  const isQueued = name.startsWith('its turn');
  if (isQueued)
    for (const path of ['/1', '/2']) void shield.ask({ principal: 'device 1', request: page(path) });
  const subscribed = subscriptionsBy(ownRequests(shield)).request(SUBSCRIBE);
  await turn();
  happens();
  expect(await subscribed).toMatchObject({ outcome: { kind: 'failure', failure: 'unreachable' } });
});
