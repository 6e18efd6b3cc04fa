import { expect, it } from 'vitest';
import type { HouseholdDefinition } from '../schema.ts';
import { makeHousehold } from './household.ts';

const definition: HouseholdDefinition = {
  name: 'Vector',
  firstAddress: '127.33.9.254',
  switches: { guestAccess: false },
  rooms: [
    { name: 'Kitchen', players: [{ model: 'S13', switches: { upnp: false } }] },
    {
      name: 'Bedroom',
      players: [
        { model: 'S1', role: 'left' },
        { model: 'S1', role: 'right' },
        { model: 'Sub', role: 'sub' },
      ],
    },
    {
      name: 'Den',
      players: [
        { model: 'S19', role: 'main', mac: '00:0E:58:00:00:01' },
        { model: 'S3', role: 'left-surround', mac: '00:0E:58:00:00:02' },
        { model: 'Sub', role: 'sub', mac: '00:0E:58:00:00:03' },
      ],
    },
  ],
  groups: [['Kitchen', 'Bedroom']],
};

const household = makeHousehold(definition, 1_700_000_000_000);
const players = Object.values(household.players);

it('gives the same household for the same file', () => {
  expect(makeHousehold(definition, 1_700_000_000_000)).toEqual(household);
});

it('counts addresses up, past those that name a network', () => {
  expect(players.map(({ address }) => address).slice(0, 3)).toEqual([
    '127.33.9.254',
    '127.33.10.1',
    '127.33.10.2',
  ]);
});

it('runs the newest build of each model\u2019s line', () => {
  expect(players.map(({ model, build }) => [model, build])).toEqual([
    ['S13', '97.1-80312'],
    ['S1', '86.10-80260'],
    ['S1', '86.10-80260'],
    ['Sub', players[3]?.build],
    ['S19', '97.1-80312'],
    ['S3', '86.10-80260'],
    ['Sub', players[6]?.build],
  ]);
});

it('bonds a pair with a Sub, and a home theatre', () => {
  const [, left, right, sub] = players;
  const map = `${left?.id}:LF,LF;${right?.id}:RF,RF;${sub?.id}:SW,SW`;
  expect([left, right, sub].map((player) => player?.bond)).toEqual([
    { channelMapSet: map, htSatChanMapSet: '', invisible: false, satelliteOf: '' },
    { channelMapSet: map, htSatChanMapSet: '', invisible: true, satelliteOf: '' },
    { channelMapSet: map, htSatChanMapSet: '', invisible: true, satelliteOf: '' },
  ]);
  const [bar, surround, bass] = ['1', '2', '3'].map((n) => `RINCON_000E5800000${n}01400`);
  expect(players.slice(4).map(({ bond }) => [bond.htSatChanMapSet, bond.satelliteOf])).toEqual([
    [`${bar}:LF,RF;${surround}:LR;${bass}:SW`, ''],
    [`${bar}:LF,RF;${surround}:LR`, bar],
    [`${bar}:LF,RF;${bass}:SW`, bar],
  ]);
});

it('groups rooms with everybody in them, satellites not', () => {
  const ids = players.map(({ id }) => id);
  expect(household.groups.map(({ members }) => members)).toEqual([ids.slice(0, 4), [ids[4]]]);
  expect(players[1]?.transport.uri).toBe(`x-rincon:${ids[0]}`);
});

it('lays switches over each other', () => {
  expect(players.map(({ switches }) => [switches.upnp, switches.guestAccess]).slice(0, 2)).toEqual([
    [false, false],
    [true, false],
  ]);
});

it('gives a thousand players a name, an address and a MAC each', () => {
  const rooms = Array.from({ length: 1000 }, (_, index) => ({
    name: `Room ${index}`,
    players: [{ model: 'S1' }],
  }));
  const many = Object.values(makeHousehold({ name: 'Hotel', rooms }, 0).players);
  for (const key of ['id', 'mac', 'address', 'serial'] as const) {
    expect(new Set(many.map((player) => player[key])).size).toBe(1000);
  }
});
