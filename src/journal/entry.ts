/** One line of the journal: a fact with its time. What a kind holds is told where it is written. */
export interface JournalEntry {
  /** `decision`, `enrolled`, `reloaded` and the like: kebab-case, for ever. */
  readonly kind: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly facts: Readonly<Record<string, JournalValue>>;
}

export type JournalValue =
  | string
  | number
  | boolean
  | null
  | readonly JournalValue[]
  | { readonly [name: string]: JournalValue };

/** Where decisions are written before they are acted on. */
export interface Journal {
  /**
   * Hands the entry to the operating system, in order, and says whether that succeeded. Synchronous, so that nothing
   * happens between a decision and its entry; never throws.
   */
  append(entry: JournalEntry): boolean;
}
