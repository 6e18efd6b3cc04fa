import type { Journal, JournalEntry } from '../../journal/entry.ts';
import type { Log } from '../../ports/log.ts';

/** The journal, and words for the operator when it cannot be written and when it can again: once each. */
export function complainingJournal(journal: Journal, log: Log): Journal {
  let refused = 0;
  return {
    append(entry: JournalEntry) {
      const isWritten = journal.append(entry);
      if (!isWritten && refused === 0) log.warn(FAILS);
      if (isWritten && refused > 0) log.warn('the journal can be written again', { unwritten: refused });
      refused = isWritten ? 0 : refused + 1;
      return isWritten;
    },
  };
}

const FAILS =
  'THE JOURNAL CANNOT BE WRITTEN: only reading, pausing, stopping and turning down pass. Is the disk full?';
