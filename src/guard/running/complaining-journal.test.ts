import { expect, it } from 'vitest';
import { silentLog } from '../../ports/log.ts';
import { complainingJournal } from './complaining-journal.ts';

it('says once that the journal cannot be written, and once that it can, with how many were not', () => {
  const said: unknown[] = [];
  let room = true;
  const journal = complainingJournal(
    { append: () => room },
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
