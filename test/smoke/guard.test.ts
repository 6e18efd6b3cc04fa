import { connect, createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RunningHousehold } from '../../src/sim/household.ts';
import { startRig } from '../../src/sim/rig/house.ts';
import { call, loudness, turnTo } from '../rig/guard/controller.ts';
import {
  type GuardFolder,
  guardFolder,
  type GuardProcess,
  startGuardProcess,
} from '../rig/guard/guard-process.ts';
import { tonewall } from './tonewall.ts';

const SUBNET = '127.36.21';
const DOORS = [`${SUBNET}.111`, `${SUBNET}.112`] as const;
const CONFIG = `version: 1
players:
  Kitchen: { address: ${SUBNET}.11, guarded-at: ${DOORS[0]} }
  Office: { address: ${SUBNET}.12, guarded-at: ${DOORS[1]} }
segments:
  - { network: 127.0.0.1/32, role: guest }
`;

let house: RunningHousehold;
let folder: GuardFolder;
let guard: GuardProcess | undefined;

beforeAll(async () => {
  house = await startRig(
    {
      name: 'guard',
      firstAddress: `${SUBNET}.11`,
      rooms: ['Kitchen', 'Office'].map((name) => ({ name, players: [{ model: 'S13' }], volume: 20 })),
    },
    { doors: { ssdp: false, mdns: false } },
  );
});
beforeEach(async () => {
  folder = await guardFolder(CONFIG);
});
afterEach(async () => {
  await guard?.end('SIGKILL');
  guard = undefined;
  await folder.remove();
});
afterAll(() => house.stop());

const start = async (): Promise<GuardProcess> => (guard = await startGuardProcess({ folder }));
const guardCommand = (...more: readonly string[]) =>
  tonewall(['guard', folder.file, '--state', folder.state, ...more]);

/** Whether something takes connections there. */
const isOpen = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host, port }, () => resolve(true));
    socket.on('error', () => resolve(false));
    socket.on('connect', () => socket.destroy());
  });

describe('tonewall guard', () => {
  it('tells its doors when they are open, and lets in who may', async () => {
    const { doors } = await start();
    // Whether a player has answered by then is a matter of a second.
    const answers = expect.any(Boolean);
    expect(doors).toEqual([
      { room: 'Kitchen', address: `${SUBNET}.11`, guardedAt: DOORS[0], answers },
      { room: 'Office', address: `${SUBNET}.12`, guardedAt: DOORS[1], answers },
    ]);
    const read = await call({ door: DOORS[1], ...loudness });
    expect([read.status, /<CurrentVolume>(\d+)</.exec(read.body)?.[1]]).toEqual([200, '20']);
    expect(await call({ door: DOORS[1], ...turnTo(90) })).toMatchObject({ status: 500, error: 606 });
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'at %s closes its doors, exits with 130 and leaves a whole journal',
    async (signal) => {
      const running = await start();
      await call({ door: DOORS[0], ...loudness });
      expect(await running.end(signal)).toEqual({ code: 130, signal: null });
      const ports = [1400, 1443].flatMap((port) => DOORS.map((door) => isOpen(door, port)));
      expect(await Promise.all(ports)).toEqual([false, false, false, false]);
      expect(running.output.stderr).not.toContain('bug');
      const verified = await tonewall(['journal', 'verify', '--state', folder.state, '--json']);
      expect(JSON.parse(verified.stdout)).toMatchObject({ intact: true, problemCount: 0 });
    },
  );

  it('tells every problem of a configuration, and opens nothing', async () => {
    await folder.configure(`version: 1
players:
  Kitchen: { address: ${SUBNET}.999, guarded-at: ${DOORS[0]} }
segments:
  - { network: 10.0.20.0/24, role: wizard }
quiet-hours: { hours: '22:00-25:00' }
`);
    const ran = await guardCommand();
    expect({ code: ran.code, stdout: ran.stdout }).toEqual({ code: 65, stdout: '' });
    expect(ran.stderr.split('\n').filter((line) => line.startsWith('  line '))).toEqual([
      expect.stringContaining('line 1: time-zone is missing'),
      expect.stringContaining('line 3: players.Kitchen.address: is no IPv4 address'),
      expect.stringContaining('line 5: segments[0].role: there is no role wizard'),
      expect.stringContaining('line 6: quiet-hours.hours: 22:00-25:00 is no range of hours'),
    ]);
  });

  it.each([1400, 1443])('starts only when every door can be had: port %i is taken', async (port) => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen({ host: DOORS[1], port }, resolve));
    try {
      const ran = await guardCommand();
      expect({ code: ran.code, stdout: ran.stdout }).toEqual({ code: 71, stdout: '' });
      expect(ran.stderr).toContain(`TCP port ${port} of ${DOORS[1]} is in use by another program`);
      expect(ran.stderr).toContain('hint: Stop the other program, or choose other addresses.');
      expect(await isOpen(DOORS[0], 1400)).toBe(false);
    } finally {
      other.close();
    }
  });

  it('is one at a time for a state folder: the second says so, the first goes on', async () => {
    await start();
    const second = await guardCommand();
    expect({ code: second.code, stdout: second.stdout }).toEqual({ code: 71, stdout: '' });
    expect(second.stderr).toContain(`another process writes to ${folder.state}/journal`);
    expect(second.stderr).toMatch(/^hint: A guard runs there already: tonewall status \S+ --state \S+\. /m);
    expect(await call({ door: DOORS[0], ...loudness })).toMatchObject({ status: 200 });
  });
});
