import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RunningHousehold } from '../../household.ts';
import { caller } from '../../rig/call.ts';
import { startRig } from '../../rig/house.ts';

const KITCHEN = '127.102.1.11';
const idOf = (number: number): string => `RINCON_000E58B1000${number}01400`;
const kitchen = caller(KITCHEN);
let house: RunningHousehold;

beforeEach(async () => {
  house = await startRig(
    {
      name: 'Bonds',
      firstAddress: KITCHEN,
      rooms: [
        ...['Kitchen', 'Office', 'Den'].map((name, index) => ({
          name,
          players: [{ model: 'S13', build: '97.1-80312', mac: `00:0E:58:B1:00:0${index + 1}` }],
        })),
        { name: 'Bar', players: [{ model: 'S19', build: '97.1-80312', mac: '00:0E:58:B1:00:04' }] },
      ],
    },
    { doors: { ssdp: false, mdns: false, tls: false, login: false } },
  );
});

afterEach(() => house.stop());

/** Rooms as ZoneGroupState tells them: who is invisible stands in brackets. */
const rooms = async (): Promise<readonly string[]> => {
  const out = await kitchen('ZoneGroupTopology', 'GetZoneGroupState');
  const state = typeof out === 'number' ? '' : (out['ZoneGroupState'] ?? '');
  return [...state.matchAll(/<ZoneGroupMember ([^>]*)>/g)].map(([, attributes = '']) => {
    const id = /UUID="([^"]*)"/.exec(attributes)?.[1] ?? '';
    return attributes.includes('Invisible="1"') ? `(${id})` : id;
  });
};

const bonding = (action: string, ChannelMapSet: string) =>
  kitchen('DeviceProperties', action, { ChannelMapSet });
const PAIR = `${idOf(1)}:LF,LF;${idOf(2)}:RF,RF`;

it('a stereo pair makes its second player invisible and nobody else', async () => {
  expect(await bonding('CreateStereoPair', PAIR)).toEqual({});
  expect(await rooms()).toEqual([idOf(1), `(${idOf(2)})`, idOf(3), idOf(4)]);
  expect(await bonding('SeparateStereoPair', PAIR)).toEqual({});
  expect(await rooms()).toEqual([idOf(1), idOf(3), idOf(4), idOf(2)]);
});

describe('a bond that cannot be is refused, and changes nothing', () => {
  it.each([
    ['a player with itself', `${idOf(3)}:LF,LF;${idOf(3)}:RF,RF`],
    ['channels that are none', `${idOf(1)}:XX;${idOf(3)}:YY`],
    ['a stranger', `${idOf(3)}:LF,LF;RINCON_000000000000001400:RF,RF`],
    ['who is paired already', `${idOf(1)}:LF,LF;${idOf(3)}:RF,RF`],
    ['the second of a pair', `${idOf(3)}:LF,LF;${idOf(2)}:RF,RF`],
  ])('pairing %s', async (_, map) => {
    await bonding('CreateStereoPair', PAIR);
    const before = house.stateHash();
    expect([await bonding('CreateStereoPair', map), await bonding('AddBondedZones', map)]).toEqual([
      800, 800,
    ]);
    expect(house.stateHash()).toBe(before);
  });

  it('parting one half of a pair', async () => {
    await bonding('CreateStereoPair', PAIR);
    expect(await bonding('SeparateStereoPair', `${idOf(2)}:RF,RF`)).toBe(800);
    expect(
      await kitchen('DeviceProperties', 'RemoveBondedZones', { ChannelMapSet: idOf(2), KeepGrouped: 0 }),
    ).toBe(800);
  });

  it.each([
    ['a bar as its own satellite', `${idOf(4)}:LF,RF;${idOf(4)}:LR`],
    ['two on the left', `${idOf(4)}:LF,RF;${idOf(1)}:LR;${idOf(2)}:LR`],
    ['a satellite of what is no bar', `${idOf(1)}:LF,RF;${idOf(2)}:LR`],
  ])('%s', async (_, HTSatChanMapSet) => {
    const before = house.stateHash();
    expect(await kitchen('DeviceProperties', 'AddHTSatellite', { HTSatChanMapSet })).toBe(800);
    expect(house.stateHash()).toBe(before);
  });

  it('removing a satellite that is none', async () => {
    expect(await kitchen('DeviceProperties', 'RemoveHTSatellite', { SatRoomUUID: idOf(2) })).toBe(800);
  });
});
