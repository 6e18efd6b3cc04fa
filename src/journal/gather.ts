import type { JournalEntry } from './entry.ts';
import type { OpenJournal } from './open.ts';

/** Whether the entry was handed to the operating system. */
export type Recorder = (entry: JournalEntry) => Promise<boolean>;

interface Waiting {
  readonly entry: JournalEntry;
  readonly told: (isWritten: boolean) => void;
}

/**
 * Entries of requests that came at the same time in one write: a write costs more than the rest of an entry. `soon` calls
 * back once all that has arrived was read; until then nobody acts on what was decided, for each waits to be told.
 */
export function gather(journal: Pick<OpenJournal, 'appendEach'>, soon: (task: () => void) => void): Recorder {
  let waiting: Waiting[] = [];
  const write = (): void => {
    const those = waiting;
    waiting = [];
    const written = journal.appendEach(those.map(({ entry }) => entry));
    those.forEach(({ told }, index) => told(written[index] === true));
  };
  return (entry) =>
    new Promise((told) => {
      if (waiting.push({ entry, told }) === 1) soon(write);
    });
}
