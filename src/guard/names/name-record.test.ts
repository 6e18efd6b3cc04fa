import { expect, it } from 'vitest';
import type { JournalEntry } from '../../journal/entry.ts';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import { NameRecord } from './name-record.ts';

const KITCHEN = { address: '10.0.30.21', segment: 'speakers', room: 'Kitchen' };
const SOMEBODY = { address: '10.0.30.99', segment: 'speakers' };

function recording() {
  const clock = createSteeredClock();
  const journal: JournalEntry[] = [];
  let writes = true;
  const append = (entry: JournalEntry): boolean => writes && journal.push(entry) > 0;
  const record = new NameRecord({ clock, journal: { append } });
  const written = () => journal.map(({ kind, facts }) => [kind, facts]);
  return { clock, record, written, fail: () => void (writes = false) };
}

it('each name of a player is written down once an hour, of each kind', () => {
  const { clock, record, written } = recording();
  for (let count = 0; count < 3; count += 1) {
    expect(record.resolved(KITCHEN, 'a.example')).toBe(true);
    record.refused(KITCHEN, 'b.example', 'not-listed');
    record.refused(SOMEBODY, 'b.example', 'private-address');
  }
  const once = [
    ['name-resolved', { ...KITCHEN, name: 'a.example' }],
    ['name-refused', { ...KITCHEN, name: 'b.example', reason: 'not-listed' }],
    ['name-refused', { ...SOMEBODY, name: 'b.example', reason: 'private-address' }],
  ];
  expect(written()).toEqual(once);
  clock.advance(3_600_000);
  record.resolved(KITCHEN, 'a.example');
  expect(written()).toEqual([...once, once[0]]);
});

it('what was refused within the hour is told, the newest last', () => {
  const { clock, record } = recording();
  record.resolved(KITCHEN, 'a.example');
  expect(record.refusedNow()).toEqual([]);
  record.refused(KITCHEN, 'b.example', 'not-listed');
  record.refused(KITCHEN, 'c.example', 'not-listed');
  expect(record.refusedNow()).toEqual([{ ...KITCHEN, names: ['b.example', 'c.example'] }]);
  clock.advance(3_600_000);
  expect(record.refusedNow()).toEqual([]);
});

it('of names without end 200 are written down, and that there are more', () => {
  const { record, written } = recording();
  for (let index = 0; index < 500; index += 1) {
    expect(record.resolved(KITCHEN, `${index}.example`)).toBe(true);
    record.refused(KITCHEN, `${index}.example.org`, 'not-listed');
  }
  const counts = Map.groupBy(written(), ([kind]) => kind);
  expect([...counts].map(([kind, { length }]) => [kind, length])).toEqual([
    ['name-resolved', 200],
    ['name-refused', 200],
    ['names-crowded', 1],
  ]);
});

it('what cannot be written down is not remembered as written', () => {
  const { record, fail } = recording();
  fail();
  expect([record.resolved(KITCHEN, 'a.example'), record.resolved(KITCHEN, 'a.example')]).toEqual([
    false,
    false,
  ]);
});

it('of askers without end the oldest are forgotten', () => {
  const { record } = recording();
  for (let index = 0; index < 1500; index += 1)
    record.refused(
      { address: `10.0.${index >> 8}.${index & 255}`, segment: 'speakers' },
      'a.example',
      'not-listed',
    );
  expect(record.refusedNow()).toHaveLength(1024);
  expect(record.refusedNow().at(-1)).toMatchObject({ address: '10.0.5.219' });
});
