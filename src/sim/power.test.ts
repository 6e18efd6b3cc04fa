import { afterEach, beforeEach, expect, it } from 'vitest';
import type { RunningHousehold } from './household.ts';
import { startRig } from './rig/house.ts';
import { realClock } from './rig/ports.ts';
import { get } from './rig/request.ts';

const KITCHEN = '127.33.2.11';
const OFFICE = '127.33.2.12';
const KITCHEN_ID = 'RINCON_000E58A0000101400';

let house: RunningHousehold;

beforeEach(async () => {
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
      ],
    },
    { awayMs: 200, doors: { mdns: false, tls: false } },
  );
});

afterEach(() => house.stop());

it('is silent while it reboots and comes back with the next BOOTSEQ', async () => {
  house.world.reboot(KITCHEN_ID);
  house.world.reboot(KITCHEN_ID);
  await realClock.sleep(100);
  await expect(get(KITCHEN, '/')).rejects.toThrow(/ECONNREFUSED/);
  expect((await get(OFFICE, '/')).status).toBe(403);
  await realClock.sleep(300);
  expect((await get(KITCHEN, '/')).status).toBe(403);
  expect(house.state.players[KITCHEN_ID]).toMatchObject({ power: 'on', bootSeq: 42 });
});

it('vanishes without a word, is missed, and comes back', async () => {
  house.power.vanish(KITCHEN_ID);
  await expect(get(KITCHEN, '/')).rejects.toThrow(/ECONNREFUSED/);
  expect(house.state.groups).toHaveLength(2);
  await realClock.sleep(2100);
  expect(house.state.vanished).toEqual([
    {
      id: KITCHEN_ID,
      roomName: 'Kitchen',
      reason: 'powered off',
      model: 'S13',
      mac: '00:0E:58:A0:00:01',
      address: KITCHEN,
      lastSeenAt: expect.any(Number),
    },
  ]);
  expect(house.state.groups.map(({ members }) => members)).toEqual([['RINCON_000E58A0000201400']]);
  house.power.restore(KITCHEN_ID);
  await realClock.sleep(20);
  expect((await get(KITCHEN, '/')).status).toBe(403);
  expect(house.state.vanished).toEqual([]);
  expect(house.state.groups.map(({ members }) => members)).toEqual([
    ['RINCON_000E58A0000201400'],
    [KITCHEN_ID],
  ]);
});
