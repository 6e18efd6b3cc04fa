import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { RunningHousehold } from './household.ts';
import { listenToGroup, type GroupListener } from './rig/group-listener.ts';
import { startRig } from './rig/house.ts';
import { openLine } from './rig/line.ts';
import { get } from './rig/request.ts';

const KITCHEN = '127.33.2.11';
const OFFICE = '127.33.2.12';
const BEDROOM = '127.33.2.13';
const KITCHEN_ID = 'RINCON_000E58A0000101400';
const OFFICE_ID = 'RINCON_000E58A0000201400';
const BEDROOM_ID = 'RINCON_000E58A0000301400';

const WAIT = { timeout: 5000, interval: 20 };

let house: RunningHousehold;
let ssdp: GroupListener;

beforeEach(async () => {
  ssdp = await listenToGroup('239.255.255.250', 1900);
  house = await startRig(
    {
      name: 'Power',
      firstAddress: KITCHEN,
      rooms: [
        {
          name: 'Kitchen',
          players: [{ model: 'S13', build: '86.10-80260', mac: '00:0E:58:A0:00:01', bootSeq: 41 }],
        },
        { name: 'Office', players: [{ model: 'S1', build: '86.10-80260', mac: '00:0E:58:A0:00:02' }] },
        { name: 'Bedroom', players: [{ model: 'S1', build: '34.7-35162', mac: '00:0E:58:A0:00:03' }] },
      ],
    },
    { awayMs: 400, doors: { mdns: false } },
  );
});

afterEach(async () => {
  await house.stop();
  ssdp.close();
});

/** `kind BOOTSEQ` of what the kitchen announced for its root device. */
const announced = (): readonly string[] =>
  ssdp
    .from(KITCHEN)
    .map(String)
    .filter((text) => text.includes('\r\nNT: upnp:rootdevice\r\n'))
    .map((text) => `${/NTS: ssdp:(\w+)/.exec(text)?.[1]} ${/BOOTSEQ: (\d+)/.exec(text)?.[1] ?? ''}`.trim());

it('is silent at every port while it reboots, and comes back with the next BOOTSEQ', async () => {
  await vi.waitFor(() => expect(announced()).toEqual(['alive 41', 'alive 41']), WAIT);
  house.world.reboot(KITCHEN_ID);
  house.world.reboot(KITCHEN_ID);
  await vi.waitFor(() => expect(announced().slice(2)).toEqual(['byebye']), WAIT);
  for (const port of [1400, 1443, 1843])
    await expect(openLine(KITCHEN, port)).rejects.toThrow('ECONNREFUSED');
  expect((await get(OFFICE, '/')).status).toBe(403);
  await vi.waitFor(() => expect(announced().slice(3)).toEqual(['alive 42', 'alive 42']), WAIT);
  for (const port of [1400, 1443, 1843]) (await openLine(KITCHEN, port)).hangUp();
  expect(house.state.players[KITCHEN_ID]).toMatchObject({ power: 'on', bootSeq: 42 });
});

// The discussion of 2016: a link reboots the player
it('a request that reboots it is recorded with that effect', async () => {
  const before = house.stateHash();
  expect((await get(BEDROOM, '/reboot')).status).toBe(200);
  const [entry] = house.recorder.entries({ door: 'tcp' });
  expect(entry).toMatchObject({ method: 'GET', target: '/reboot', status: 200 });
  expect(entry?.effect?.before).toBe(before);
  expect(entry?.effect?.after).not.toBe(before);
});

it('vanishes without a word, is missed, and comes back', async () => {
  house.power.vanish(KITCHEN_ID);
  await expect(get(KITCHEN, '/')).rejects.toThrow(/ECONNREFUSED/);
  expect(house.state.groups).toHaveLength(3);
  const missed = [
    {
      id: KITCHEN_ID,
      roomName: 'Kitchen',
      reason: 'powered off',
      model: 'S13',
      mac: '00:0E:58:A0:00:01',
      address: KITCHEN,
      lastSeenAt: expect.any(Number),
    },
  ];
  await vi.waitFor(() => expect(house.state.vanished).toEqual(missed), WAIT);
  expect(house.state.groups.map(({ members }) => members)).toEqual([[OFFICE_ID], [BEDROOM_ID]]);
  house.power.restore(KITCHEN_ID);
  await vi.waitFor(async () => expect((await get(KITCHEN, '/')).status).toBe(403), WAIT);
  expect(house.state.vanished).toEqual([]);
  expect(house.state.groups.map(({ members }) => members)).toEqual([[OFFICE_ID], [BEDROOM_ID], [KITCHEN_ID]]);
});
