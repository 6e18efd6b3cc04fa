import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Policy } from '../../src/guard/policy/decision.ts';
import type { TrafficEntry } from '../../src/sim/recorder/recorder.ts';
import type { GuardedHouse } from '../rig/guarded-house.ts';
import { choicesOf } from './case.ts';
import { readCorpus } from './corpus.ts';
import { FIRST_DOOR } from './families.ts';
import { KITCHEN, OFFICE, ROOMS } from './generate/houses.ts';
import { hostileRequest } from './generate/hostile-request.ts';
import { askedAboutExecuted } from './oracle/asked-about-executed.ts';
import { executedBy } from './oracle/executed.ts';
import { LOOK, LOUDEST, REFERENCE } from './oracle/reference-policy.ts';
import { startHouseOf } from './house-of-family.ts';
import { answered, sendAll } from './sockets.ts';

const CASES = 250;

const generated = Array.from({ length: CASES }, (_, number) => hostileRequest(choicesOf(99, number)));
const all = [...readCorpus(FIRST_DOOR).map(({ request }) => request), ...generated];

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

describe('over sockets, with the policy of a guest', () => {
  let guarded: GuardedHouse;
  let replies: Awaited<ReturnType<typeof sendAll>>;

  beforeAll(async () => {
    guarded = await startHouseOf(FIRST_DOOR, REFERENCE);
    replies = await sendAll(FIRST_DOOR, all);
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
  let guarded: GuardedHouse;

  beforeAll(async () => {
    guarded = await startHouseOf(FIRST_DOOR, LOOK);
  });
  afterAll(() => guarded.stop());

  it('the state of the household is what it was', async () => {
    const before = guarded.house.stateHash();
    await sendAll(FIRST_DOOR, all);
    expect(guarded.house.stateHash()).toBe(before);
    const entries = guarded.house.recorder.entries({ door: 'tcp', direction: 'in' });
    expect(entries.filter(({ effect }) => effect)).toEqual([]);
    expect(guarded.house.recorder.entries({ door: 'media' })).toEqual([]);
  });
});
