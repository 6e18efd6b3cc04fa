import { expect, it } from 'vitest';
import { knownAddress as ip } from '../../base/address.ts';
import type { JournalEntry } from '../../journal/entry.ts';
import { silentLog } from '../../ports/log.ts';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import { Doubts } from './doubts.ts';

const segmentOf = (from: string): string => from.split('.')[1] ?? '';

function doubting() {
  const clock = createSteeredClock();
  const journal: JournalEntry[] = [];
  const said: string[] = [];
  const log = { ...silentLog, warn: (message: string) => said.push(message) };
  const doubts = new Doubts(
    { clock, log, journal: { append: (entry) => journal.push(entry) > 0 } },
    segmentOf,
  );
  return { clock, doubts, journal, said };
}

it('says each once a minute, with how many there were since', () => {
  const { clock, doubts, journal, said } = doubting();
  for (let count = 0; count < 1000; count += 1) doubts.note(ip('10.0.30.66'), 'not-itself');
  doubts.note(ip('10.0.30.66'), 'foreign-location');
  clock.advance(60_000);
  doubts.note(ip('10.0.30.66'), 'not-itself');
  expect(journal.map(({ kind, facts }) => [kind, facts])).toEqual([
    ['announcement-forged', { address: '10.0.30.66', problem: 'not-itself', more: 0 }],
    ['announcement-forged', { address: '10.0.30.66', problem: 'foreign-location', more: 0 }],
    ['announcement-forged', { address: '10.0.30.66', problem: 'not-itself', more: 999 }],
  ]);
  expect(said[1]).toBe(
    'an announcement went nowhere: its sender announces a description that lies elsewhere',
  );
});

it('what was said less than a minute ago is counted and not said again', () => {
  const { clock, doubts, journal } = doubting();
  const [intruder, other] = [ip('10.0.30.66'), ip('10.0.30.67')];
  expect(doubts.again(intruder, 'not-itself')).toBe(false);
  doubts.note(intruder, 'not-itself');
  expect([doubts.again(intruder, 'not-itself'), doubts.again(other, 'not-itself')]).toEqual([true, false]);
  clock.advance(60_000);
  expect(doubts.again(intruder, 'not-itself')).toBe(false);
  doubts.note(intruder, 'not-itself');
  expect(journal.map(({ facts }) => facts['more'])).toEqual([0, 1]);
});

it('tells 256 sources of a segment apart at once, others of another, and others when those are old', () => {
  const { clock, doubts, journal } = doubting();
  for (let last = 0; last < 1000; last += 1) doubts.note(ip(`10.0.${last >> 8}.${last & 255}`), 'not-itself');
  expect(journal).toHaveLength(256);
  doubts.note(ip('10.1.1.1'), 'not-itself');
  expect(journal.at(-1)?.facts['address']).toBe('10.1.1.1');
  clock.advance(60_000);
  doubts.note(ip('10.0.1.1'), 'not-itself');
  expect([journal.length, journal.at(-1)?.facts['address']]).toEqual([258, '10.0.1.1']);
});
