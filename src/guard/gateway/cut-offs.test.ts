import { expect, it } from 'vitest';
import { foundAt } from '../../../test/rig/guard/found-player.ts';
import type { JournalEntry } from '../../journal/entry.ts';
import { silentLog } from '../../ports/log.ts';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import type { FirewallAnswer } from '../firewall/questions.ts';
import { CutOffs } from './cut-offs.ts';

const KITCHEN = foundAt(21, 'Kitchen');

function watching(...answers: readonly (FirewallAnswer | undefined)[]) {
  const clock = createSteeredClock();
  const journal: JournalEntry[] = [];
  const warned: unknown[] = [];
  let asked = 0;
  const cutOffs = new CutOffs({
    clock,
    log: { ...silentLog, warn: (_, facts) => warned.push(facts) },
    journal: { append: (entry) => journal.push(entry) > 0 },
    firewall: async () => answers[asked++],
    places: () => [KITCHEN],
  });
  cutOffs.follow(true);
  const pass = async (): Promise<void> => {
    await new Promise((resolve) => setImmediate(resolve));
    clock.advance(1000);
    await new Promise((resolve) => setImmediate(resolve));
  };
  const written = () => journal.map(({ kind, facts }) => [kind, facts]);
  return { cutOffs, pass, written, warned, asked: () => asked };
}

const cut = (...players: readonly string[]): FirewallAnswer => ({ answer: 'cut-off', players: [...players] });
const IN_KITCHEN = { address: '10.0.30.21', room: 'Kitchen' };

it('tells once of each that is cut off, and when it is over', async () => {
  const { pass, written, warned } = watching(
    cut(),
    cut('10.0.30.21'),
    cut('10.0.30.21', '10.0.30.99'),
    undefined,
    { answer: 'failed' },
    cut('10.0.30.99'),
  );
  for (let second = 0; second < 6; second += 1) await pass();
  expect(written()).toEqual([
    ['player-cut-off', IN_KITCHEN],
    ['player-cut-off', { address: '10.0.30.99' }],
    ['player-cut-off-over', IN_KITCHEN],
  ]);
  expect(warned).toEqual([IN_KITCHEN, { address: '10.0.30.99' }]);
});

it('asks nothing more once it is closed', async () => {
  const { cutOffs, pass, asked } = watching(cut(), cut());
  await pass();
  cutOffs.close();
  const before = asked();
  await pass();
  expect(asked()).toBe(before);
});

it('asks nobody while there is no gateway, and begins anew with one', async () => {
  const { cutOffs, pass, written, asked } = watching(cut('10.0.30.21'), cut('10.0.30.21'));
  await pass();
  cutOffs.follow(true);
  expect(cutOffs.now).toEqual(['10.0.30.21']);
  cutOffs.follow(false);
  await pass();
  const before = asked();
  await pass();
  expect([asked(), cutOffs.now]).toEqual([before, []]);
  cutOffs.follow(true);
  await pass();
  expect(asked()).toBeGreaterThan(before);
  expect(written()[0]).toEqual(['player-cut-off', IN_KITCHEN]);
});
