import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { FaultSpec } from '../../src/sim/definition/fault-schema.ts';
import type { RunningHousehold } from '../../src/sim/household.ts';
import { startRig } from '../../src/sim/rig/house.ts';
import { type Call, call, loudness, transport, transportState, turnTo } from '../rig/guard/controller.ts';
import { museClient } from '../rig/guard/muse-client.ts';
import {
  type GuardFolder,
  guardFolder,
  type GuardProcess,
  startGuardProcess,
} from '../rig/guard/guard-process.ts';

const SUBNET = '127.36.25';
const [KITCHEN, OFFICE] = [`${SUBNET}.111`, `${SUBNET}.112`];
const CONFIG = `version: 1
players:
  Kitchen: { address: ${SUBNET}.11, guarded-at: ${KITCHEN} }
  Office: { address: ${SUBNET}.12, guarded-at: ${OFFICE} }
segments:
  - { network: 127.0.0.1/32, role: owner }
`;
/** Patient clients give up after 20 seconds; the guard is done by then, whatever it had to ask for. */
const DEADLINE_MS = 13_000;
/** What was read before may be answered for 300 ms. */
const NEVER_STALER_MS = 350;
const SETTLES = { timeout: 15_000, interval: 50 };

let house: RunningHousehold;
let folder: GuardFolder;
let guard: GuardProcess;

beforeAll(async () => {
  house = await startRig(
    {
      name: 'players',
      firstAddress: `${SUBNET}.11`,
      rooms: ['Kitchen', 'Office'].map((name) => ({ name, players: [{ model: 'S13' }], volume: 20 })),
    },
    { doors: { ssdp: false, mdns: false }, awayMs: 1500 },
  );
  folder = await guardFolder(CONFIG);
  guard = await startGuardProcess({ folder });
});
afterEach(() => house.faults.clear());
afterAll(async () => {
  await guard.end('SIGKILL');
  await folder.remove();
  await house.stop();
});

const answers = async (door = KITCHEN): Promise<void> => {
  expect(await call({ door, ...loudness })).toMatchObject({ status: 200 });
};

/** A read, what a decision asks the player about first, and something that is done. */
const ASKED: readonly Call[] = [loudness, turnTo(21), transport('Stop')];

/** What callers of a player with this fault hear, each in time. Everybody else is answered, and it too when the fault is over. */
async function faultsUnder(fault: FaultSpec): Promise<readonly unknown[]> {
  await new Promise((resolve) => setTimeout(resolve, NEVER_STALER_MS));
  house.faults.add(fault);
  const asked = ASKED.map((one) => call({ door: KITCHEN, ...one }));
  await answers(OFFICE);
  const heard = await Promise.all(asked);
  for (const { ms } of heard) expect(ms).toBeLessThan(DEADLINE_MS);
  house.faults.clear();
  await vi.waitFor(() => answers(), SETTLES);
  expect(guard.isRunning).toBe(true);
  return heard.map(({ error }) => error);
}

describe('a player that', () => {
  it.each<[string, FaultSpec]>([
    ['takes requests and says nothing', { kind: 'hang', player: 'Kitchen' }],
    ['is slower than anybody waits', { kind: 'slow', player: 'Kitchen', ms: 60_000 }],
    ['closes without an answer', { kind: 'drop', player: 'Kitchen' }],
    ['tears connections down', { kind: 'reset', player: 'Kitchen' }],
    ['has a status line that is none', { kind: 'malformed', form: 'status', player: 'Kitchen' }],
    ['announces more than it sends', { kind: 'wrong-length', delta: 50, player: 'Kitchen' }],
    ['is gone', { kind: 'vanish', player: 'Kitchen' }],
  ])('%s: callers hear a fault in time, other rooms notice nothing', async (_what, fault) => {
    expect(await faultsUnder(fault)).toEqual([501, 501, 501]);
  });

  /** Whom stopping would reach is in the answer that nobody can read. 606: not authorized. */
  it.each<[string, FaultSpec]>([
    ['answers with half of the XML', { kind: 'malformed', form: 'cut', player: 'Kitchen' }],
    ['answers with garbage', { kind: 'malformed', form: 'garbage', player: 'Kitchen' }],
    ['answers with a DOCTYPE', { kind: 'malformed', form: 'doctype', player: 'Kitchen' }],
    ['announces less than it sends', { kind: 'wrong-length', delta: -50, player: 'Kitchen' }],
  ])('%s: callers hear a fault, and nothing is done for which the answer is needed', async (_what, fault) => {
    expect(await faultsUnder(fault)).toEqual([501, 501, 606]);
  });

  it('is slow, yet in time, is waited for', async () => {
    house.faults.add({ kind: 'slow', player: 'Kitchen', ms: 1500 });
    const answer = await call({ door: KITCHEN, ...transportState });
    expect(answer.status).toBe(200);
    expect(answer.ms).toBeGreaterThan(1400);
  });

  it('answers to many at once with silence: everybody hears a fault in time', async () => {
    house.faults.add({ kind: 'hang', player: 'Kitchen' });
    const asked = Array.from({ length: 24 }, (_, index) =>
      call({ door: KITCHEN, ...turnTo(index), from: '127.0.0.1' }),
    );
    for (const { status, error, ms } of await Promise.all(asked)) {
      expect([status, error]).toEqual([500, 501]);
      expect(ms).toBeLessThan(DEADLINE_MS);
    }
  });

  it('reboots: faults while it is away, and then all is as before, subscribers and commands too', async () => {
    const client = await museClient({ to: KITCHEN, from: '127.0.0.1' });
    const [before] = await client.ask({
      namespace: 'playerVolume:1',
      command: 'getVolume',
      playerId: 'local',
    });
    expect(before).toMatchObject({ success: true });
    house.power.reboot(house.players[0]?.id ?? '');
    const during = await call({ door: KITCHEN, ...loudness });
    expect(during).toMatchObject({ status: 500, error: 501 });
    await vi.waitFor(() => answers(), SETTLES);
    await client.close();
    const again = await museClient({ to: KITCHEN, from: '127.0.0.1' });
    const [after] = await again.ask({ namespace: 'playerVolume:1', command: 'getVolume', playerId: 'local' });
    expect(after).toMatchObject({ success: true });
    await again.close();
  });

  it.each<FaultSpec['kind']>(['hang', 'drop', 'malformed'])(
    'fails at its WebSocket (%s): commands are answered with an error in time',
    async (kind) => {
      house.faults.add({ kind, door: 'websocket', player: 'Kitchen' });
      const client = await museClient({ to: KITCHEN, from: '127.0.0.1' });
      const began = performance.now();
      const [reply] = await client.ask({
        namespace: 'playerVolume:1',
        command: 'getVolume',
        playerId: 'local',
      });
      expect(reply).toMatchObject({ success: false });
      expect(performance.now() - began).toBeLessThan(DEADLINE_MS);
      await client.close();
    },
  );
});

describe('a guard that starts while a player is silent', () => {
  const other = `${SUBNET}.121`;
  it('guards the others at once, and that one when it comes', async () => {
    house.faults.add({ kind: 'hang', player: 'Kitchen' });
    const own = await guardFolder(CONFIG.replace(KITCHEN, other).replace(OFFICE, `${SUBNET}.122`));
    const second = await startGuardProcess({ folder: own, silentPlayers: 1 });
    try {
      await answers(`${SUBNET}.122`);
      expect(await call({ door: other, ...loudness })).toMatchObject({ status: 500, error: 501 });
      house.faults.clear();
      await vi.waitFor(() => answers(other), SETTLES);
    } finally {
      await second.end('SIGKILL');
      await own.remove();
    }
  });
});
