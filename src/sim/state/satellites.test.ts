import { expect, it } from 'vitest';
import { sampleHousehold, samplePlayer } from '../rig/sample.ts';
import { bondPlayers } from './pairs.ts';
import { addSatellites, removeSatellite } from './satellites.ts';

const [A, B, S, BAR] = ['RINCON_A01400', 'RINCON_B01400', 'RINCON_S01400', 'RINCON_D01400'];
const TV = { connected: true, format: '0' };

const house = () =>
  sampleHousehold([
    samplePlayer({ id: A, room: 'Left' }),
    samplePlayer({ id: B, room: 'Right' }),
    samplePlayer({ id: S, room: 'Sub', model: 'Sub' }),
    samplePlayer({ id: BAR, room: 'Bar', model: 'S19', tv: TV }),
  ]);

it('adds a satellite to a bar, silent and in no group, and removes it', () => {
  const household = house();
  const left = household.players[A];
  if (left) left.transport.state = 'PLAYING';
  expect(addSatellites(household, `${BAR}:LF,RF;${A}:LR`)).toBe(true);
  expect(household.players[BAR]?.bond.htSatChanMapSet).toBe(`${BAR}:LF,RF;${A}:LR`);
  expect(left).toMatchObject({
    room: 'Bar',
    bond: { satelliteOf: BAR, invisible: true, htSatChanMapSet: `${BAR}:LF,RF;${A}:LR` },
    transport: { state: 'STOPPED' },
  });
  expect(household.groups.map(({ members }) => members)).toEqual([[B], [S], [BAR]]);
  expect(removeSatellite(household, A)).toBe(true);
  expect(household.players[BAR]?.bond.htSatChanMapSet).toBe('');
  expect(household.groups.map(({ members }) => members)).toEqual([[B], [S], [BAR], [A]]);
  expect(removeSatellite(household, A)).toBe(false);
});

it('adds to what is there', () => {
  const household = house();
  addSatellites(household, `${BAR}:LF,RF;${S}:SW`);
  expect(addSatellites(household, `${BAR}:LF,RF;${S}:SW;${A}:LR;${B}:RR`)).toBe(true);
  expect(household.players[BAR]?.bond.htSatChanMapSet).toBe(`${BAR}:LF,RF;${S}:SW;${A}:LR;${B}:RR`);
});

it.each([
  ['a player without a television input', `${A}:LF,RF;${B}:LR`],
  ['the bar itself', `${BAR}:LF,RF;${BAR}:LR`],
  ['two on the left', `${BAR}:LF,RF;${A}:LR;${B}:LR`],
  ['nobody', `${BAR}:LF,RF`],
  ['a channel that is none', `${BAR}:LF,RF;${A}:XX`],
  ['a Sub on the left', `${BAR}:LF,RF;${S}:LR`],
  ['a player for a Sub', `${BAR}:LF,RF;${A}:SW`],
  ['a bar that plays one side', `${BAR}:LF,LF;${A}:LR`],
])('adds not %s', (_, map) => {
  const household = house();
  expect(addSatellites(household, map)).toBe(false);
  expect(household).toEqual(house());
});

it.each([
  ['a satellite of the same bar on another side', `${BAR}:LF,RF;${A}:RR`],
  ['one more where somebody is', `${BAR}:LF,RF;${B}:LR`],
])('adds not %s', (_, map) => {
  const household = house();
  addSatellites(household, `${BAR}:LF,RF;${A}:LR`);
  const before = structuredClone(household);
  expect(addSatellites(household, map)).toBe(false);
  expect(household).toEqual(before);
});

it('adds nobody of a pair', () => {
  const household = house();
  bondPlayers(household, `${A}:LF,LF;${B}:RF,RF`);
  expect(addSatellites(household, `${BAR}:LF,RF;${A}:LR`)).toBe(false);
  expect(addSatellites(household, `${BAR}:LF,RF;${B}:RR`)).toBe(false);
});
