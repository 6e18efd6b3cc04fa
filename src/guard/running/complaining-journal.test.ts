import { beforeEach, describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../journal/entry.ts';
import { silentLog } from '../../ports/log.ts';
import { ComplainingJournal } from './complaining-journal.ts';

let said: unknown[];
let written: JournalEntry[];
/** Entries that there is room for; undefined for as many as come. */
let room: number | undefined;
let journal: ComplainingJournal;

beforeEach(() => {
  said = [];
  written = [];
  room = undefined;
  const append = (entry: JournalEntry): boolean => {
    if (room === 0) return false;
    if (room !== undefined) room -= 1;
    written.push(entry);
    return true;
  };
  const disk = { append, appendEach: (entries: readonly JournalEntry[]) => entries.map(append) };
  const log = { ...silentLog, warn: (message: string, facts?: unknown) => said.push([message, facts]) };
  journal = new ComplainingJournal(disk, log);
});

const entry = (at: number): JournalEntry => ({ kind: 'decision', at, facts: {} });
const FAILS = [expect.stringContaining('THE JOURNAL CANNOT BE WRITTEN'), undefined];

describe('a journal that cannot be written for a while', () => {
  it('is complained of once, and once more when it can be, with what is missing', () => {
    expect(journal.append(entry(1))).toBe(true);
    room = 0;
    expect([journal.append(entry(2)), journal.append(entry(3))]).toEqual([false, false]);
    journal.passed('volume');
    journal.passed('read');
    journal.passed('playback');
    expect(journal.stand()).toEqual({ fails: true, unwritten: 2, reads: 1, acts: 2 });
    room = undefined;
    expect([journal.append(entry(4)), journal.append(entry(5))]).toEqual([true, true]);
    const missing = { unwritten: 2, reads: 1, acts: 2 };
    expect(written).toEqual([entry(1), entry(4), { kind: 'unrecorded', at: 4, facts: missing }, entry(5)]);
    expect(said).toEqual([FAILS, ['the journal can be written again', missing]]);
    expect(journal.stand()).toEqual({ fails: false, ...missing });
  });

  it('is complained of once where several entries come at once', () => {
    room = 1;
    expect(journal.appendEach([entry(1), entry(2), entry(3)])).toEqual([true, false, false]);
    room = undefined;
    expect(journal.appendEach([entry(4), entry(5)])).toEqual([true, true]);
    const missing = { unwritten: 2, reads: 0, acts: 0 };
    expect(written.slice(1)).toEqual([entry(4), entry(5), { kind: 'unrecorded', at: 4, facts: missing }]);
    expect(said).toEqual([FAILS, ['the journal can be written again', missing]]);
  });

  it('tells what is missing when there is room for that too', () => {
    room = 0;
    journal.append(entry(1));
    journal.passed('volume');
    room = 1;
    expect(journal.append(entry(2))).toBe(true);
    expect(journal.stand()).toEqual({ fails: true, unwritten: 1, reads: 0, acts: 1 });
    expect(journal.append(entry(3))).toBe(false);
    room = undefined;
    journal.append(entry(4));
    const facts = { unwritten: 2, reads: 0, acts: 1 };
    expect(written.slice(1)).toEqual([entry(4), { kind: 'unrecorded', at: 4, facts }]);
  });

  it('counts over several times, and tells of each by itself', () => {
    for (const acts of [1, 2]) {
      room = 0;
      journal.append(entry(0));
      for (let act = 0; act < acts; act += 1) journal.passed('volume');
      room = undefined;
      journal.append(entry(0));
    }
    expect(written.filter(({ kind }) => kind === 'unrecorded').map(({ facts }) => facts)).toEqual([
      { unwritten: 1, reads: 0, acts: 1 },
      { unwritten: 1, reads: 0, acts: 2 },
    ]);
    expect(journal.stand()).toEqual({ fails: false, unwritten: 2, reads: 0, acts: 3 });
  });
});
