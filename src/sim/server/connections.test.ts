import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { RunningHousehold } from '../household.ts';
import { startRig } from '../rig/house.ts';
import { openLine, type Line } from '../rig/line.ts';
import { realClock } from '../rig/ports.ts';
import { get } from '../rig/request.ts';

const KITCHEN = '127.103.2.11';
const OFFICE = '127.103.2.12';

const WAIT = { timeout: 5000, interval: 20 };

let house: RunningHousehold;
let lines: Line[];

beforeEach(async () => {
  lines = [];
  house = await startRig(
    {
      name: 'Connections',
      firstAddress: KITCHEN,
      rooms: ['Kitchen', 'Office'].map((name) => ({
        name,
        players: [{ model: 'S13', build: '86.10-80260' }],
      })),
    },
    { doors: { ssdp: false, mdns: false } },
  );
});

afterEach(async () => {
  for (const line of lines) line.hangUp();
  await house.stop();
});

const open = async (count: number, port: number): Promise<void> => {
  lines.push(...(await Promise.all(Array.from({ length: count }, () => openLine(KITCHEN, port)))));
};

const turnedAway = () => house.recorder.entries().filter(({ outcome }) => outcome === 'turned-away');

// MaxConn 36 (57.10, anacapa.conf)
it('a player takes 36 over 1400, 1443 and 1843 together', async () => {
  await open(12, 1443);
  await open(12, 1843);
  await open(15, 1400);
  await vi.waitFor(() => expect(turnedAway()).toHaveLength(3), WAIT);
  // Which three is chance: the player takes them in the order in which its ports are looked at.
  await realClock.sleep(100);
  expect(turnedAway()).toHaveLength(3);
  for (const line of lines) line.hangUp();
  await vi.waitFor(async () => expect((await get(KITCHEN, '/')).status).toBe(403), WAIT);
});

it('those of one player are none of another', async () => {
  await open(36, 1400);
  expect((await get(OFFICE, '/')).status).toBe(403);
});
