import { expect, it } from 'vitest';
import { createKeptJournal } from '../../../test/rig/kept-journal.ts';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import { HourlyRecord } from './hourly-record.ts';

const MINUTE = 60_000;
const traffic = (sent: number, refused: number) => ({ sent, sentBytes: 10 * sent, begun: 1, refused });

function recording() {
  const clock = createSteeredClock(1_000_000);
  const journal = createKeptJournal();
  const record = new HourlyRecord({ clock, journal });
  let last = { at: clock.now(), elapsed: clock.elapsed() };
  /** A minute of each of these. */
  const pass = (rooms: Readonly<Record<string, ReturnType<typeof traffic>>>): void => {
    clock.advance(MINUTE);
    const now = { at: clock.now(), elapsed: clock.elapsed() };
    for (const [room, its] of Object.entries(rooms))
      record.add({ room, address: '10.0.30.21', traffic: its, from: last, to: now });
    last = now;
    record.settle();
  };
  return { journal, record, pass };
}

const entry = (at: number, room: string, facts: object) => ({
  kind: 'player-traffic',
  at,
  facts: { address: '10.0.30.21', room, ...facts },
});

it('is an entry for each player and hour in which something was refused', () => {
  const { journal, pass } = recording();
  for (let minute = 0; minute < 59; minute += 1)
    pass({ Kitchen: traffic(2, minute === 30 ? 3 : 0), Bar: traffic(9, 0) });
  expect(journal.entries).toEqual([]);
  pass({ Kitchen: traffic(2, 1), Bar: traffic(9, 0) });
  const first = { sent: 120, sentBytes: 1200, begun: 60, refused: 4, from: 1_000_000, to: 4_600_000 };
  expect(journal.entries).toEqual([entry(4_600_000, 'Kitchen', first)]);
  for (let minute = 0; minute < 60; minute += 1) pass({ Kitchen: traffic(1, 0), Bar: traffic(1, 1) });
  const second = { sent: 60, sentBytes: 600, begun: 60, refused: 60, from: 4_600_000, to: 8_200_000 };
  expect(journal.entries.slice(1)).toEqual([entry(8_200_000, 'Bar', second)]);
});

it('is written to where counting ends, and nothing of it twice', () => {
  const { journal, record, pass } = recording();
  pass({ Kitchen: traffic(2, 3), Bar: traffic(1, 0) });
  record.end();
  record.end();
  const facts = { sent: 2, sentBytes: 20, begun: 1, refused: 3, from: 1_000_000, to: 1_060_000 };
  expect(journal.entries).toEqual([entry(1_060_000, 'Kitchen', facts)]);
});

it('ends with the last that was counted of one that is a player no more', () => {
  const { journal, pass } = recording();
  pass({ Kitchen: traffic(2, 3) });
  for (let minute = 1; minute < 60; minute += 1) pass({});
  const facts = { sent: 2, sentBytes: 20, begun: 1, refused: 3, from: 1_000_000, to: 1_060_000 };
  expect(journal.entries).toEqual([entry(4_600_000, 'Kitchen', facts)]);
});

it('goes on where it cannot be written', () => {
  const { journal, pass } = recording();
  journal.failing = true;
  for (let minute = 0; minute < 70; minute += 1) pass({ Kitchen: traffic(1, 1) });
  journal.failing = false;
  pass({ Kitchen: traffic(1, 1) });
  expect(journal.entries.map(({ facts }) => [facts['refused'], facts['from'], facts['to']])).toEqual([
    [71, 1_000_000, 1_000_000 + 71 * MINUTE],
  ]);
});
