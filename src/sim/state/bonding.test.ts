import { expect, it } from 'vitest';
import { sampleHousehold, samplePlayer } from '../rig/sample.ts';
import { addSatellites, bondPlayers, removeSatellite, unbondPlayers } from './bonding.ts';

const [A, B, C] = ['RINCON_A01400', 'RINCON_B01400', 'RINCON_C01400'] as const;

const house = () =>
  sampleHousehold([
    samplePlayer({ id: A, room: 'Left' }),
    samplePlayer({ id: B, room: 'Right' }),
    samplePlayer({ id: C, room: 'Bar', model: 'S19', tv: { connected: true, format: '0' } }),
  ]);

it('makes a pair of two rooms and takes it apart', () => {
  const household = house();
  const map = `${A}:LF,LF;${B}:RF,RF`;
  expect(bondPlayers(household, map)).toBe(true);
  expect(household.players[B]).toMatchObject({
    room: 'Left',
    bond: { channelMapSet: map, invisible: true },
  });
  expect(household.players[A]?.bond).toMatchObject({ channelMapSet: map, invisible: false });
  expect(household.groups.map(({ members }) => members)).toEqual([[A, B], [C]]);
  expect(unbondPlayers(household, map)).toBe(true);
  expect(household.players[B]?.bond).toMatchObject({ channelMapSet: '', invisible: false });
  expect(household.groups.map(({ members }) => members)).toEqual([[A], [C], [B]]);
});

it('refuses maps that are none, strangers and who is bonded', () => {
  const household = house();
  expect(bondPlayers(household, 'nonsense')).toBe(false);
  expect(bondPlayers(household, `${A}:LF,LF`)).toBe(false);
  expect(bondPlayers(household, `${A}:LF,LF;RINCON_X:RF,RF`)).toBe(false);
  expect(unbondPlayers(household, `${A}:LF,LF;${B}:RF,RF`)).toBe(false);
});

it('adds a satellite to a bar and removes it', () => {
  const household = house();
  expect(addSatellites(household, `${C}:LF,RF;${A}:LR`)).toBe(true);
  expect(household.players[C]?.bond.htSatChanMapSet).toBe(`${C}:LF,RF;${A}:LR`);
  expect(household.players[A]).toMatchObject({ room: 'Bar', bond: { satelliteOf: C, invisible: true } });
  expect(household.groups.map(({ members }) => members)).toEqual([[B], [C]]);
  expect(removeSatellite(household, A)).toBe(true);
  expect(household.players[C]?.bond.htSatChanMapSet).toBe('');
  expect(household.groups.map(({ members }) => members)).toEqual([[B], [C], [A]]);
  expect(removeSatellite(household, A)).toBe(false);
});

it('adds no satellite to a player without a television input', () => {
  expect(addSatellites(house(), `${A}:LF,RF;${B}:LR`)).toBe(false);
});
