import { afterEach, beforeEach, expect, it } from 'vitest';
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
      rooms: ['Kitchen', 'Office', 'Den'].map((name, index) => ({
        name,
        players: [{ model: 'S13', build: '97.1-80312', mac: `00:0E:58:B1:00:0${index + 1}` }],
      })),
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

it('a stereo pair makes its second player invisible and nobody else', async () => {
  const map = { ChannelMapSet: `${idOf(1)}:LF,LF;${idOf(2)}:RF,RF` };
  expect(await kitchen('DeviceProperties', 'CreateStereoPair', map)).toEqual({});
  expect(await rooms()).toEqual([idOf(1), `(${idOf(2)})`, idOf(3)]);
  expect(await kitchen('DeviceProperties', 'SeparateStereoPair', map)).toEqual({});
  expect(await rooms()).toEqual([idOf(1), idOf(3), idOf(2)]);
});
