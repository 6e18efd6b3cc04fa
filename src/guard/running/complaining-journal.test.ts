import { expect, it } from 'vitest';
import { silentLog } from '../../ports/log.ts';
import { complainingJournal } from './complaining-journal.ts';

it('says once that the journal cannot be written, and once that it can, with how many were not', () => {
  const said: unknown[] = [];
  let room = true;
  const journal = complainingJournal(
    { append: () => room, appendEach: (entries) => entries.map(() => room) },
    { ...silentLog, warn: (message, facts) => said.push([message, facts]) },
  );
  const append = (): boolean => journal.append({ kind: 'decision', at: 0, facts: {} });
  const outcomes = [true, false, false, true, true, false].map((is) => {
    room = is;
    return append();
  });
  expect(outcomes).toEqual([true, false, false, true, true, false]);
  const fails = [expect.stringContaining('THE JOURNAL CANNOT BE WRITTEN'), undefined];
  expect(said).toEqual([fails, ['the journal can be written again', { unwritten: 2 }], fails]);
});

it('says the same of several at once', () => {
  const said: string[] = [];
  const written = [true, false, false, true];
  const journal = complainingJournal(
    { append: () => true, appendEach: () => written },
    { ...silentLog, warn: (message) => said.push(message) },
  );
  expect(journal.appendEach([])).toEqual(written);
  expect(said).toEqual([expect.stringContaining('CANNOT BE WRITTEN'), 'the journal can be written again']);
});
