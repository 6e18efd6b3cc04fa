import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RunningHousehold } from '../../src/sim/household.ts';
import { startRig } from '../../src/sim/rig/house.ts';
import { type Call, call, loudness, turnTo } from '../rig/guard/controller.ts';
import {
  type GuardFolder,
  guardFolder,
  type GuardProcess,
  startGuardProcess,
} from '../rig/guard/guard-process.ts';
import { tonewall } from './tonewall.ts';

const SUBNET = '127.36.23';
const DOOR = `${SUBNET}.111`;
const CLIENTS = 32;
const ROUNDS = 3;
const CONFIG = `version: 1
players:
  Kitchen: { address: ${SUBNET}.11, guarded-at: ${DOOR} }
segments:
  - { network: ${SUBNET}.128/25, role: owner }
`;

/** What came of the load: answers with status 200 by action, and how else calls ended. */
interface Load {
  readonly acknowledged: Record<string, number>;
  readonly failures: Set<string>;
  /** Milliseconds that the slowest refused connection took. */
  slowestRefusal: number;
  /** Whether an answer came although the guard was gone. */
  answeredAfterwards: boolean;
}

let house: RunningHousehold;
let folder: GuardFolder;
const restarts: number[] = [];
const load: Load = {
  acknowledged: {},
  failures: new Set(),
  slowestRefusal: 0,
  answeredAfterwards: false,
};

/** One client asks again and again until the guard has been gone for a while. */
async function keepAsking(from: string, gone: () => boolean, over: () => boolean): Promise<void> {
  for (let count = 0; !over(); count += 1) {
    const asked: Call = count % 4 === 3 ? turnTo(10 + (count % 20)) : loudness;
    const wasGone = gone();
    const began = performance.now();
    try {
      const { status } = await call({ door: DOOR, from, ...asked });
      if (status === 200) load.acknowledged[asked.action] = (load.acknowledged[asked.action] ?? 0) + 1;
      load.answeredAfterwards ||= wasGone;
    } catch (cause) {
      load.failures.add((cause as NodeJS.ErrnoException).code ?? String(cause));
      if (wasGone) load.slowestRefusal = Math.max(load.slowestRefusal, performance.now() - began);
      await pause(20);
    }
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Kills the guard while all clients ask. */
async function killUnderLoad(guard: GuardProcess): Promise<void> {
  let [isGone, isOver] = [false, false];
  const clients = Array.from({ length: CLIENTS }, (_, index) =>
    keepAsking(
      `${SUBNET}.${200 + index}`,
      () => isGone,
      () => isOver,
    ),
  );
  await pause(1500);
  await guard.end('SIGKILL');
  isGone = true;
  // What the kernel held for the players when the guard died.
  await pause(200);
  const reached = received();
  await pause(300);
  expect(received()).toEqual(reached);
  isOver = true;
  await Promise.all(clients);
}

const received = (): readonly string[] =>
  house.recorder
    .entries({ direction: 'in' })
    .map(({ headers }) => headers.find(([name]) => name === 'SOAPACTION')?.[1] ?? '');

/**
 * Milliseconds by the clock on the wall from the start of the program until a client is answered, without those in which its
 * main thread was ready and waited for a processor (the second number of schedstat, nanoseconds): what it takes where
 * nothing else runs. The whole time stands in `npm run bench guard-restart`, beside the load of the machine.
 */
async function startTimed(): Promise<{ readonly guard: GuardProcess; readonly ms: number }> {
  const began = performance.now();
  const guard = await startGuardProcess({ folder });
  expect(await call({ door: DOOR, from: `${SUBNET}.200`, ...loudness })).toMatchObject({ status: 200 });
  load.acknowledged['GetVolume'] = (load.acknowledged['GetVolume'] ?? 0) + 1;
  const took = performance.now() - began;
  const waited = Number(readFileSync(`/proc/${guard.pid}/schedstat`, 'utf8').split(' ')[1]) / 1e6;
  return { guard, ms: took - waited };
}

/** Decisions in the journal that permitted, by action. */
async function permitted(): Promise<Record<string, number>> {
  const query = await tonewall(['journal', 'query', '--state', folder.state, '--kind', 'decision', '--json']);
  const counts: Record<string, number> = {};
  for (const line of query.stdout.split('\n').filter(Boolean)) {
    const { facts } = JSON.parse(line) as {
      readonly facts: { readonly action: string; readonly effect: string };
    };
    const action = facts.action.replace(/.*\./, '');
    if (facts.effect === 'permit') counts[action] = (counts[action] ?? 0) + 1;
  }
  return counts;
}

beforeAll(async () => {
  house = await startRig(
    {
      name: 'killed',
      firstAddress: `${SUBNET}.11`,
      rooms: [{ name: 'Kitchen', players: [{ model: 'S13' }] }],
    },
    { doors: { ssdp: false, mdns: false } },
  );
  folder = await guardFolder(CONFIG);
  let { guard } = await startTimed();
  for (let round = 0; round < ROUNDS; round += 1) {
    await killUnderLoad(guard);
    const again = await startTimed();
    restarts.push(again.ms);
    ({ guard } = again);
  }
  await guard.end('SIGTERM');
}, 120_000);

afterAll(async () => {
  await folder.remove();
  await house.stop();
});

it('a killed guard refuses every connection at once, and lets nothing pass', () => {
  expect([...load.failures].sort()).toEqual(['ECONNREFUSED', 'ECONNRESET']);
  expect(load.slowestRefusal).toBeLessThan(500);
  expect(load.answeredAfterwards).toBe(false);
});

it('answers again when it is started again', () => {
  expect(restarts).toHaveLength(ROUNDS);
  // A loaded machine takes what it takes; on a quiet one the goal of two seconds is measured by `npm run bench guard-restart`.
  expect(Math.min(...restarts)).toBeLessThan(15_000);
});

it('leaves a journal that is intact after its recovery', async () => {
  const verified = await tonewall(['journal', 'verify', '--state', folder.state, '--json']);
  expect(JSON.parse(verified.stdout)).toMatchObject({ intact: true, problemCount: 0 });
});

it('has written down every decision of which a client or a player heard', async () => {
  const written = await permitted();
  const done = received().filter((action) => action.endsWith('#SetVolume"')).length;
  expect(load.acknowledged['GetVolume']).toBeGreaterThan(100);
  expect(load.acknowledged['SetVolume']).toBeGreaterThan(20);
  expect(done).toBeGreaterThan(20);
  expect(written['GetVolume']).toBeGreaterThanOrEqual(load.acknowledged['GetVolume'] ?? 0);
  expect(written['SetVolume']).toBeGreaterThanOrEqual(Math.max(load.acknowledged['SetVolume'] ?? 0, done));
});
