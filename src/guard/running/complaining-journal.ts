import type { JournalEntry } from '../../journal/entry.ts';
import type { OpenJournal } from '../../journal/open.ts';
import type { Log } from '../../ports/log.ts';

type Written = Pick<OpenJournal, 'append' | 'appendEach'>;

/** The journal, and words for the operator when it cannot be written and when it can again: once each. */
export function complainingJournal(journal: Written, log: Log): Written {
  let refused = 0;
  const note = (isWritten: boolean): boolean => {
    if (!isWritten && refused === 0) log.warn(FAILS);
    if (isWritten && refused > 0) log.warn('the journal can be written again', { unwritten: refused });
    refused = isWritten ? 0 : refused + 1;
    return isWritten;
  };
  return {
    append: (entry: JournalEntry) => note(journal.append(entry)),
    appendEach: (entries) => journal.appendEach(entries).map(note),
  };
}

const FAILS =
  'THE JOURNAL CANNOT BE WRITTEN: only reading, pausing, stopping and turning down pass. Is the disk full?';
