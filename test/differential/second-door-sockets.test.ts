import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GuardedHouse } from '../rig/guarded-house.ts';
import { choicesOf } from './case.ts';
import { readCorpus } from './corpus.ts';
import { SECOND_DOOR } from './families.ts';
import { hostileConversation } from './generate/local-api/hostile-conversation.ts';
import { KITCHEN, OFFICE, STUDY } from './generate/houses.ts';
import { startHouseOf } from './house-of-family.ts';
import { LOOK, LOUDEST, REFERENCE } from './oracle/reference-policy.ts';
import { answered, sendAll } from './sockets.ts';

const CASES = 120;
const generated = Array.from({ length: CASES }, (_, number) => hostileConversation(choicesOf(99, number)));
const all = [...readCorpus(SECOND_DOOR).map(({ request }) => request), ...generated];

/** What changed something at a player's own port 1443. */
const changesAt = ({ house }: GuardedHouse): readonly string[] =>
  house.recorder
    .entries({ direction: 'in' })
    .filter(({ door, effect }) => door !== 'media' && effect)
    .map(({ method, target, body }) => `${method} ${target} ${body}`);

describe('over TLS, with the policy of a guest', () => {
  let guarded: GuardedHouse;
  let replies: Awaited<ReturnType<typeof sendAll>>;

  beforeAll(async () => {
    guarded = await startHouseOf(SECOND_DOOR, REFERENCE);
    replies = await sendAll(SECOND_DOOR, all);
  });
  afterAll(() => guarded.stop());

  it('players did something', () => {
    expect(changesAt(guarded).some((change) => change.startsWith('WEBSOCKET'))).toBe(true);
    expect(changesAt(guarded).some((change) => change.startsWith('POST /api/v1/'))).toBe(true);
  });

  it('no room is louder than the cap, and nothing of the Study changed', () => {
    const { players } = guarded.house.state;
    const volumes = Object.values(players).map(({ rendering }) => rendering.volume.Master);
    expect(volumes.filter((volume) => volume > LOUDEST)).toEqual([]);
    expect(guarded.house.state.groups.map(({ members }) => members.toSorted())).toEqual(
      expect.arrayContaining([[KITCHEN.id], [OFFICE.id, STUDY.id]]),
    );
    expect(players[STUDY.id]?.rendering).toMatchObject({ volume: { Master: 20 }, mute: { Master: false } });
  });

  it('players fetched from permitted hosts only, and what stood in their queues before', () => {
    const fetched = guarded.house.recorder.entries({ door: 'media' }).map(({ peer }) => peer.address);
    expect([...new Set(fetched)].toSorted()).toEqual(['music.example', 'nas.local']);
  });

  it('every request was answered or closed, and none hung', () => {
    const kinds = answered(replies);
    expect(kinds.filter((kind) => kind !== 'answered' && kind !== 'closed')).toEqual([]);
    expect(kinds.filter((kind) => kind === 'answered').length).toBeGreaterThan(kinds.length / 2);
  });

  it('everything decided was written down', () => {
    const reasons = new Set(guarded.entries.flatMap(({ facts }) => facts['reasons']));
    expect([...reasons]).toEqual(
      expect.arrayContaining(['permitted-by-rule', 'malformed', 'unknown-action', 'volume-cap']),
    );
  });
});

describe('over TLS, with a policy that permits to look and nothing else', () => {
  let guarded: GuardedHouse;

  beforeAll(async () => {
    guarded = await startHouseOf(SECOND_DOOR, LOOK);
  });
  afterAll(() => guarded.stop());

  it('the state of the household is what it was', async () => {
    const before = guarded.house.stateHash();
    await sendAll(SECOND_DOOR, all);
    expect(guarded.house.stateHash()).toBe(before);
    expect(changesAt(guarded)).toEqual([]);
    expect(guarded.house.recorder.entries({ door: 'media' })).toEqual([]);
  });
});
