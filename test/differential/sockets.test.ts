import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Policy } from '../../src/guard/policy/decision.ts';
import type { TrafficEntry } from '../../src/sim/recorder/recorder.ts';
import { type GuardedHouse, startGuardedHouse } from '../rig/guarded-house.ts';
import { choicesOf } from './case.ts';
import { readCorpus } from './corpus.ts';
import { CLIENT_ADDRESS, KITCHEN, OFFICE, type Room, ROOMS, STUDY } from './generate/houses.ts';
import { type HostileRequest, hostileRequest } from './generate/hostile-request.ts';
import { askedAboutExecuted } from './oracle/asked-about-executed.ts';
import { executedBy } from './oracle/executed.ts';
import { LOUDEST, REFERENCE } from './oracle/reference-policy.ts';
import { type Reply, sendPieces } from './sockets.ts';

const AT_ONCE = 16;
const CASES = 250;

const playerOf = ({ room, model, build, address, id }: Room) => ({
  name: room,
  volume: 20,
  players: [{ model, build, address, mac: macOf(id) }],
});

const macOf = (id: string): string => (id.slice(7, 19).match(/../g) ?? []).join(':');

/** Office and Study play together. */
const startHouse = (policy: Policy): Promise<GuardedHouse> =>
  startGuardedHouse({
    subnet: '127.61.1',
    rooms: ROOMS.map(playerOf),
    definition: { groups: [[OFFICE.room, STUDY.room]], name: 'differential' },
    policy,
    guardAddresses: ROOMS.map(({ guardAddress }) => guardAddress),
  });

async function sendAll(requests: readonly HostileRequest[]): Promise<readonly Reply[]> {
  const replies: Reply[] = [];
  for (let at = 0; at < requests.length; at += AT_ONCE)
    replies.push(
      ...(await Promise.all(
        requests
          .slice(at, at + AT_ONCE)
          .map((request) => sendPieces(request, { door: request.room.guardAddress, from: CLIENT_ADDRESS })),
      )),
    );
  return replies;
}

const generated = Array.from({ length: CASES }, (_, number) => hostileRequest(choicesOf(99, number)));
const all = [...readCorpus().map(({ request }) => request), ...generated];

/** What came to a player and was not permitted. Where a relative volume leads is looked at by itself. */
function forbiddenAmong(entries: readonly TrafficEntry[], policy: Policy): readonly string[] {
  return entries.flatMap(({ playerId, method, target, headers, body, effect }) => {
    const room = ROOMS.find(({ id }) => id === playerId);
    const executed = room && executedBy(room, { method, target, headers, body });
    if (!room || !executed) return effect ? [`${method} ${target} changed something and was not read`] : [];
    if (executed.kind === 'call' && executed.action === 'SetRelativeVolume') return [];
    if (executed.kind === 'eventing') return effect ? [`${method} ${target} changed something`] : [];
    const { effect: verdict } = policy.decide(askedAboutExecuted(room, executed));
    return verdict === 'permit' ? [] : [JSON.stringify(executed)];
  });
}

const answered = (replies: readonly Reply[]): readonly string[] =>
  replies.map((reply) => (reply === 'hung' ? reply : reply.length === 0 ? 'closed' : headOf(reply)));

const headOf = (reply: Uint8Array): string =>
  /^HTTP\/1\.1 \d{3} /.test(Buffer.from(reply.subarray(0, 13)).toString('latin1'))
    ? 'answered'
    : 'something else';

describe('over sockets, with the policy of a guest', () => {
  let guarded: GuardedHouse;
  let replies: readonly Reply[];

  beforeAll(async () => {
    guarded = await startHouse(REFERENCE);
    replies = await sendAll(all);
  });
  afterAll(() => guarded.stop());

  it('players did something, and nothing that is forbidden', () => {
    const entries = guarded.house.recorder.entries({ door: 'tcp', direction: 'in' });
    const changing = entries.filter(({ effect }) => effect);
    expect(changing.length).toBeGreaterThan(0);
    expect(forbiddenAmong(entries, REFERENCE)).toEqual([]);
  });

  it('no room is louder than the cap', () => {
    const volumes = Object.values(guarded.house.state.players).map(
      ({ rendering }) => rendering.volume.Master,
    );
    expect(volumes.filter((volume) => volume > LOUDEST)).toEqual([]);
  });

  it('players fetched from permitted hosts only', () => {
    const fetched = guarded.house.recorder.entries({ door: 'media' }).map(({ peer }) => peer.address);
    const permitted = ['music.example', KITCHEN.address, OFFICE.address];
    expect(fetched.filter((host) => !permitted.includes(host))).toEqual([]);
  });

  it('every request was answered or closed, and none hung', () => {
    const kinds = answered(replies);
    expect(kinds.filter((kind) => kind !== 'answered' && kind !== 'closed')).toEqual([]);
    expect(kinds.filter((kind) => kind === 'answered').length).toBeGreaterThan(kinds.length / 2);
  });

  it('everything decided was written down', () => {
    const reasons = new Set(guarded.entries.flatMap(({ facts }) => facts['reasons']));
    expect([...reasons]).toEqual(
      expect.arrayContaining(['permitted-by-rule', 'malformed', 'mismatch', 'volume-cap']),
    );
  });
});

describe('over sockets, with a policy that permits to look and nothing else', () => {
  const LOOK: Policy = {
    decide: ({ action }) =>
      action.riskClass === 'read' && action.kind !== 'art'
        ? { effect: 'permit', reasons: [{ id: 'permitted-by-rule' }] }
        : { effect: 'forbid', reasons: [{ id: 'read-only' }] },
    sees: () => 'everything',
  };
  let guarded: GuardedHouse;

  beforeAll(async () => {
    guarded = await startHouse(LOOK);
  });
  afterAll(() => guarded.stop());

  it('the state of the household is what it was', async () => {
    const before = guarded.house.stateHash();
    await sendAll(all);
    expect(guarded.house.stateHash()).toBe(before);
    const entries = guarded.house.recorder.entries({ door: 'tcp', direction: 'in' });
    expect(entries.filter(({ effect }) => effect)).toEqual([]);
    expect(guarded.house.recorder.entries({ door: 'media' })).toEqual([]);
  });
});
