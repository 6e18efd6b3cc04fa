import type { Journal, JournalEntry } from '../../src/journal/entry.ts';

/** A journal that keeps its entries for a test to look at, and fails when told to. */
export interface KeptJournal extends Journal {
  readonly entries: JournalEntry[];
  failing: boolean;
}

export function createKeptJournal(): KeptJournal {
  const entries: JournalEntry[] = [];
  const journal: KeptJournal = {
    entries,
    failing: false,
    append: (entry) => {
      if (journal.failing) return false;
      entries.push(entry);
      return true;
    },
  };
  return journal;
}
