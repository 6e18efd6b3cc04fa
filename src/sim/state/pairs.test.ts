import { expect, it } from 'vitest';
import { sampleHousehold, samplePlayer } from '../rig/sample.ts';
import type { HouseholdState } from './household.ts';
import { bondPlayers, unbondPlayers } from './pairs.ts';
import { addSatellites } from './satellites.ts';

const [A, B, C, S, BAR] = [
  'RINCON_A01400',
  'RINCON_B01400',
  'RINCON_C01400',
  'RINCON_S01400',
  'RINCON_D01400',
];
const PAIR = `${A}:LF,LF;${B}:RF,RF`;

const house = () =>
  sampleHousehold([
    samplePlayer({ id: A, room: 'Left' }),
    samplePlayer({ id: B, room: 'Right' }),
    samplePlayer({ id: C, room: 'Den' }),
    samplePlayer({ id: S, room: 'Sub', model: 'Sub' }),
    samplePlayer({ id: BAR, room: 'Bar', model: 'S19', tv: { connected: true, format: '0' } }),
  ]);

const groups = (household: HouseholdState) => household.groups.map(({ members }) => members);

it('makes a pair of two rooms and takes it apart', () => {
  const household = house();
  expect(bondPlayers(household, PAIR)).toBe(true);
  expect(household.players[B]).toMatchObject({
    room: 'Left',
    bond: { channelMapSet: PAIR, invisible: true },
  });
  expect(household.players[A]?.bond).toMatchObject({ channelMapSet: PAIR, invisible: false });
  expect(groups(household)).toEqual([[A, B], [C], [S], [BAR]]);
  expect(unbondPlayers(household, PAIR)).toBe(true);
  expect(household.players[B]?.bond).toMatchObject({ channelMapSet: '', invisible: false });
  expect(groups(household)).toEqual([[A], [C], [S], [BAR], [B]]);
});

it('adds a Sub to a player or a pair and takes it away again', () => {
  const household = house();
  bondPlayers(household, PAIR);
  const withSub = `${PAIR};${S}:SW,SW`;
  expect(bondPlayers(household, withSub)).toBe(true);
  expect([A, B, S].map((id) => household.players[id]?.bond.channelMapSet)).toEqual([
    withSub,
    withSub,
    withSub,
  ]);
  expect(groups(household)).toEqual([[A, B, S], [C], [BAR]]);
  expect(unbondPlayers(household, `${S}:SW,SW`)).toBe(true);
  expect([A, B, S].map((id) => household.players[id]?.bond.channelMapSet)).toEqual([PAIR, PAIR, '']);
  expect(groups(household)).toEqual([[A, B], [C], [BAR], [S]]);
  expect(bondPlayers(household, `${C}:LF,RF;${S}:SW,SW`)).toBe(true);
});

it.each([
  ['no map', 'nonsense'],
  ['a single player', `${A}:LF,LF`],
  ['a stranger', `${A}:LF,LF;RINCON_X:RF,RF`],
  ['a player with itself', `${A}:LF,LF;${A}:RF,RF`],
  ['channels that are none', `${A}:XX;${B}:YY`],
  ['two left players', `${A}:LF,LF;${B}:LF,LF`],
  ['a left player and a Sub', `${A}:LF,LF;${S}:SW,SW`],
  ['a Sub that leads', `${S}:SW,SW;${A}:LF,RF`],
  ['a Sub on the left', `${S}:LF,LF;${B}:RF,RF`],
  ['a player for a Sub', `${A}:LF,RF;${B}:SW,SW`],
])('bonds not %s', (_, map) => {
  const household = house();
  expect(bondPlayers(household, map)).toBe(false);
  expect(household).toEqual(house());
});

it.each([
  ['the first', `${A}:LF,LF;${C}:RF,RF`],
  ['the second', `${C}:LF,LF;${B}:RF,RF`],
  ['both once more', PAIR],
  ['a bar with satellites', `${BAR}:LF,LF;${C}:RF,RF`],
])('bonds nobody who is bonded: %s', (_, map) => {
  const household = house();
  bondPlayers(household, PAIR);
  addSatellites(household, `${BAR}:LF,RF;${S}:SW`);
  const before = structuredClone(household);
  expect(bondPlayers(household, map)).toBe(false);
  expect(household).toEqual(before);
});

it.each([
  ['half of a pair', `${B}:RF,RF`],
  ['a pair and a stranger', `${PAIR};${C}:SW,SW`],
  ['other channels', `${A}:RF,RF;${B}:LF,LF`],
  ['nobody who is bonded', `${C}:LF,LF`],
])('takes not apart %s', (_, map) => {
  const household = house();
  bondPlayers(household, PAIR);
  const before = structuredClone(household);
  expect(unbondPlayers(household, map)).toBe(false);
  expect(household).toEqual(before);
});
