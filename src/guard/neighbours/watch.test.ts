import { expect, it } from 'vitest';
import { parseCidr } from '../../base/address.ts';
import type { Gateway } from '../../config/config.ts';
import type { JournalEntry } from '../../journal/entry.ts';
import { silentLog } from '../../ports/log.ts';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import type { FirewallAnswer, FirewallQuestion } from '../firewall/questions.ts';
import { NeighbourWatch } from './watch.ts';

const OURS = '02:00:00:00:00:01';
const FOREIGN = '02:00:00:00:00:66';
const claim = (address: string, hardware = FOREIGN) => ({ card: 'eth1', address, hardware });
const heard = (claims: readonly ReturnType<typeof claim>[], full: string[] = []): FirewallAnswer => ({
  answer: 'claims',
  claims: [...claims],
  full,
});

const GATEWAY: Gateway = {
  players: [
    {
      name: 'speakers',
      interface: 'eth1',
      network: parseCidr('10.0.30.0/24') ?? { base: 0, prefix: 0 },
      text: '10.0.30.0/24',
    },
  ],
  people: [],
  internet: { name: 'internet', interface: 'eth0' },
};

function watching(...answers: readonly (FirewallAnswer | undefined)[]) {
  const clock = createSteeredClock();
  const journal: JournalEntry[] = [];
  const warned: unknown[] = [];
  const asked: FirewallQuestion[] = [];
  const watch = new NeighbourWatch({
    clock,
    log: { ...silentLog, warn: (_, facts) => warned.push(facts) },
    cards: {
      addresses: () => [
        { card: 'eth0', address: '198.51.100.1', hardware: '02:00:00:00:00:02' },
        { card: 'eth1', address: '10.0.30.1', hardware: OURS },
      ],
    },
    journal: { append: (entry) => journal.push(entry) > 0 },
    firewall: async (question) => answers[asked.push(question) - 1],
    players: () => new Map([['10.0.30.21', { room: 'Kitchen' }]]),
  });
  watch.follow(GATEWAY);
  const pass = async (): Promise<void> => {
    await new Promise((resolve) => setImmediate(resolve));
    clock.advance(2000);
    await new Promise((resolve) => setImmediate(resolve));
  };
  const written = () => journal.map(({ kind, facts }) => [kind, facts]);
  return { watch, pass, written, warned, asked };
}

const TO_US = { segment: 'speakers', address: '10.0.30.1', hardware: FOREIGN, whose: 'guard' };

it('asks for own addresses in segments, tells each claim once while it lasts, and doubts its address as long', async () => {
  const both = [claim('10.0.30.21', '02:00:00:00:00:21'), claim('10.0.30.21')];
  const run = watching(
    heard([claim('10.0.30.1')]),
    heard([claim('10.0.30.1'), ...both]),
    undefined,
    { answer: 'failed' },
    heard([claim('10.0.30.1')]),
    heard([]),
    heard([claim('10.0.30.1')]),
  );
  await run.pass();
  const inKitchen = { segment: 'speakers', address: '10.0.30.21', whose: 'player', room: 'Kitchen' };
  await run.pass();
  await run.pass();
  expect(run.watch.isDoubted('10.0.30.21')).toBe(true);
  expect(run.watch.spoofed()).toEqual([
    TO_US,
    { ...inKitchen, hardware: '02:00:00:00:00:21' },
    { ...inKitchen, hardware: FOREIGN },
  ]);
  await run.pass();
  expect(run.watch.isDoubted('10.0.30.21')).toBe(false);
  await run.pass();
  expect(run.watch.spoofed()).toEqual([]);
  await run.pass();
  expect(run.asked[0]).toEqual({ ask: 'claims', own: ['10.0.30.1'] });
  expect(run.written()).toEqual([
    ['neighbour-spoofed', TO_US],
    ['neighbour-spoofed', { ...inKitchen, hardware: '02:00:00:00:00:21' }],
    ['neighbour-spoofed', { ...inKitchen, hardware: FOREIGN }],
    ['neighbour-spoofed', TO_US],
  ]);
  expect(run.warned).toHaveLength(4);
});

it('writes twenty claims a minute down, and knows of all', async () => {
  const many = heard(
    Array.from({ length: 30 }, (_, index) => claim('10.0.30.1', `02:00:00:00:01:${index + 10}`)),
  );
  const run = watching(...Array.from({ length: 40 }, () => many));
  await run.pass();
  expect([run.written().length, run.watch.spoofed().length]).toEqual([20, 30]);
  for (let look = 0; look < 30; look += 1) await run.pass();
  expect(run.written()).toHaveLength(30);
});

it('tells once of a segment in which more is claimed than can be watched', async () => {
  const run = watching(heard([], ['eth1']), heard([], ['eth1']), heard([]));
  for (let look = 0; look < 3; look += 1) await run.pass();
  expect(run.written()).toEqual([['neighbours-crowded', { segment: 'speakers' }]]);
});

it('asks nothing more once it is closed', async () => {
  const run = watching(heard([]), heard([]));
  await run.pass();
  run.watch.close();
  const before = run.asked.length;
  await run.pass();
  expect(run.asked.length).toBe(before);
});

it('forgets what it knew where the gateway is gone, hears no late answer, and begins anew with the next', async () => {
  const run = watching(heard([claim('10.0.30.1')]), heard([claim('10.0.30.1')]), heard([claim('10.0.30.1')]));
  await run.pass();
  expect([run.watch.spoofed(), run.watch.isDoubted('10.0.30.1')]).toEqual([[TO_US], true]);
  run.watch.follow(undefined);
  await run.pass();
  await run.pass();
  expect([run.watch.spoofed(), run.watch.isDoubted('10.0.30.1')]).toEqual([[], false]);
  const before = run.asked.length;
  run.watch.follow(GATEWAY);
  run.watch.follow(GATEWAY);
  await run.pass();
  expect(run.watch.spoofed()).toEqual([TO_US]);
  // At once and after two seconds, as the first time: whoever is followed already is not looked at twice.
  expect(run.asked.length - before).toBe(2);
});
