import { expect, it } from 'vitest';
import { sampleHousehold, samplePlayer } from '../rig/sample.ts';
import { joinGroup } from './grouping.ts';
import { disappear, reappear } from './presence.ts';

const [A, B, C] = ['RINCON_A01400', 'RINCON_B01400', 'RINCON_C01400'] as const;

/** A and B are a pair, C stands alone. */
function pairAndOne() {
  const bond = { channelMapSet: `${A}:LF,LF;${B}:RF,RF`, htSatChanMapSet: '', satelliteOf: '' };
  const household = sampleHousehold([
    samplePlayer({ id: A, room: 'Kitchen', bond: { ...bond, invisible: false } }),
    samplePlayer({ id: B, room: 'Kitchen', bond: { ...bond, invisible: true } }),
    samplePlayer({ id: C, room: 'Den' }),
  ]);
  household.groups = [
    { id: `${A}:1`, coordinator: A, members: [A, B] },
    { id: `${C}:1`, coordinator: C, members: [C] },
  ];
  return household;
}

const groups = ({ groups: all }: ReturnType<typeof pairAndOne>) =>
  all.map(({ coordinator, members }) => [coordinator, ...members]);

it('a player that is gone is in no group and among the vanished', () => {
  const household = pairAndOne();
  expect(disappear(household, C, 'powered off')).toBe(true);
  expect(disappear(household, C, 'powered off')).toBe(false);
  expect(disappear(household, 'RINCON_X', 'powered off')).toBe(false);
  expect(groups(household)).toEqual([[A, A, B]]);
  expect(household.vanished).toEqual([{ id: C, roomName: 'Den', reason: 'powered off' }]);
  reappear(household, C);
  expect([groups(household), household.vanished]).toEqual([
    [
      [A, A, B],
      [C, C],
    ],
    [],
  ]);
});

// Recorded on 86.10 and 97.1 (Dicklesworthstone/frankensonos zgs_s2): the first of a pair is away, the second leads unseen.
it('the second of a pair leads alone while the first is away, and follows again when it is back', () => {
  const household = pairAndOne();
  joinGroup(household, A, C);
  disappear(household, A, 'UNKNOWN');
  expect(groups(household)).toEqual([
    [C, C],
    [B, B],
  ]);
  reappear(household, A);
  expect(groups(household)).toEqual([
    [C, C],
    [A, B, A],
  ]);
});
