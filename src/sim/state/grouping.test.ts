import { expect, it } from 'vitest';
import { sampleHousehold, samplePlayer } from '../rig/sample.ts';
import { delegateGroup, joinGroup, leaveGroup } from './grouping.ts';
import type { HouseholdState } from './household.ts';

const [A, B, C] = ['RINCON_A01400', 'RINCON_B01400', 'RINCON_C01400'] as const;

const three = (): HouseholdState => sampleHousehold([A, B, C].map((id) => samplePlayer({ id, room: id })));
const groups = (household: HouseholdState) => household.groups.map(({ id, members }) => [id, ...members]);
const uriOf = (household: HouseholdState, id: string) => household.players[id]?.transport.uri;

it('joins the group of whoever is named, not only its coordinator', () => {
  const household = three();
  expect(joinGroup(household, B, A)).toBe(true);
  expect(joinGroup(household, C, B)).toBe(true);
  expect(groups(household)).toEqual([[`${A}:3`, A, B, C]]);
  expect([uriOf(household, B), uriOf(household, C)]).toEqual([`x-rincon:${A}`, `x-rincon:${A}`]);
});

it('refuses strangers, satellites and members', () => {
  const household = three();
  const bar = household.players[C];
  if (bar) bar.bond.satelliteOf = A;
  expect(joinGroup(household, B, 'RINCON_X')).toBe(false);
  expect(joinGroup(household, C, A)).toBe(false);
  expect(joinGroup(household, A, A)).toBe(false);
  expect(groups(household)).toHaveLength(3);
});

it('gives the group to another member when the coordinator leaves, with the queue', () => {
  const household = three();
  const leader = household.players[A];
  if (!leader) throw new Error('no leader');
  Object.assign(leader.transport, { uri: `x-rincon-queue:${A}#0`, state: 'PLAYING', track: 1 });
  joinGroup(household, B, A);
  joinGroup(household, C, A);
  expect(leaveGroup(household, A)).toEqual({ id: `${A}:5`, coordinator: A, members: [A] });
  expect(groups(household)).toEqual([
    [`${B}:4`, B, C],
    [`${A}:5`, A],
  ]);
  expect(household.players[B]?.transport).toMatchObject({ uri: `x-rincon-queue:${B}#0`, state: 'PLAYING' });
  expect(uriOf(household, C)).toBe(`x-rincon:${B}`);
  expect(leader.transport).toMatchObject({ uri: `x-rincon-queue:${A}#0`, state: 'STOPPED' });
});

it('the second of a pair goes nowhere by itself, and nobody hands a group to it', () => {
  const household = three();
  const bond = { htSatChanMapSet: '', satelliteOf: '', channelMapSet: `${A}:LF,LF;${B}:RF,RF` };
  const [left, right] = [household.players[A], household.players[B]];
  if (left) left.bond = { ...bond, invisible: false };
  if (right) right.bond = { ...bond, invisible: true };
  household.groups = [
    { id: `${A}:1`, coordinator: A, members: [A, B] },
    { id: `${C}:1`, coordinator: C, members: [C] },
  ];
  const before = structuredClone(household);
  expect(leaveGroup(household, B)).toBeUndefined();
  expect(joinGroup(household, B, C)).toBe(false);
  expect(delegateGroup(household, { from: A, to: B, rejoin: true })).toBe(false);
  expect(household).toEqual(before);
});

it('does nothing for who is alone', () => {
  expect(leaveGroup(three(), A)).toBeUndefined();
});

it('delegates, with the old coordinator staying or going', () => {
  const stays = three();
  joinGroup(stays, B, A);
  expect(delegateGroup(stays, { from: A, to: B, rejoin: true })).toBe(true);
  expect(stays.groups.find(({ members }) => members.includes(A))?.coordinator).toBe(B);
  const goes = three();
  joinGroup(goes, B, A);
  expect(delegateGroup(goes, { from: A, to: B, rejoin: false })).toBe(true);
  expect(goes.groups.map(({ coordinator, members }) => [coordinator, members])).toEqual([
    [B, [B]],
    [C, [C]],
    [A, [A]],
  ]);
  expect(delegateGroup(goes, { from: A, to: C, rejoin: true })).toBe(false);
});

it('takes the second of a pair along', () => {
  const household = three();
  for (const id of [A, B]) {
    const player = household.players[id];
    if (player) player.bond = { ...player.bond, channelMapSet: `${A}:LF,LF;${B}:RF,RF`, invisible: id === B };
  }
  household.groups = [
    { id: `${A}:1`, coordinator: A, members: [A, B] },
    { id: `${C}:1`, coordinator: C, members: [C] },
  ];
  expect(joinGroup(household, A, C)).toBe(true);
  expect(groups(household)).toEqual([[`${C}:2`, C, A, B]]);
});
