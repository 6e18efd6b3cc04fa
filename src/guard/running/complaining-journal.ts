import type { JournalEntry } from '../../journal/entry.ts';
import type { OpenJournal } from '../../journal/open.ts';
import type { Log } from '../../ports/log.ts';
import type { JournalStand, Unrecorded } from '../record/unrecorded.ts';

type Written = Pick<OpenJournal, 'append' | 'appendEach'>;

type Missing = Omit<JournalStand, 'fails'>;

const NOTHING: Missing = { unwritten: 0, reads: 0, acts: 0 };

/**
 * The journal, and words for the operator when it cannot be written and when it can again: once each. What passes in between
 * is counted, and the first entry after it is followed by one that tells how much that was.
 */
export class ComplainingJournal implements Written, Unrecorded {
  readonly #journal: Written;
  readonly #log: Log;
  #before = NOTHING;
  #now = NOTHING;

  constructor(journal: Written, log: Log) {
    this.#journal = journal;
    this.#log = log;
  }

  append(entry: JournalEntry): boolean {
    return this.#noted(entry, this.#journal.append(entry));
  }

  appendEach(entries: readonly JournalEntry[]): readonly boolean[] {
    const written = this.#journal.appendEach(entries);
    return entries.map((entry, index) => this.#noted(entry, written[index] === true));
  }

  passed(riskClass: Parameters<Unrecorded['passed']>[0]): void {
    const { reads, acts } = this.#now;
    this.#now = { ...this.#now, ...(riskClass === 'read' ? { reads: reads + 1 } : { acts: acts + 1 }) };
  }

  stand(): JournalStand {
    return { fails: this.#now.unwritten > 0, ...sum(this.#before, this.#now) };
  }

  #noted(entry: JournalEntry, isWritten: boolean): boolean {
    if (isWritten) this.#tell(entry.at);
    else this.#refused();
    return isWritten;
  }

  #refused(): void {
    if (this.#now.unwritten === 0) this.#log.warn(FAILS);
    this.#now = { ...this.#now, unwritten: this.#now.unwritten + 1 };
  }

  #tell(at: number): void {
    const missing = this.#now;
    if (missing.unwritten === 0) return;
    if (!this.#journal.append({ kind: 'unrecorded', at, facts: { ...missing } })) return;
    this.#log.warn('the journal can be written again', { ...missing });
    this.#before = sum(this.#before, missing);
    this.#now = NOTHING;
  }
}

const sum = (one: Missing, other: Missing): Missing => ({
  unwritten: one.unwritten + other.unwritten,
  reads: one.reads + other.reads,
  acts: one.acts + other.acts,
});

const FAILS =
  'THE JOURNAL CANNOT BE WRITTEN: only reading, pausing, stopping and turning down pass. Is the disk full?';
