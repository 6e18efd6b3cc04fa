import type { RiskClass } from '../../catalog/risk.ts';

/** What passes while the journal cannot be written is counted at least. */
export interface Unrecorded {
  passed(riskClass: RiskClass): void;
}

/** What is missing from the journal since the guard started. */
export interface JournalStand {
  /** It cannot be written now. */
  readonly fails: boolean;
  /** Entries that could not be written. */
  readonly unwritten: number;
  /** Reads that passed all the same, and what else did: pausing, stopping, turning down. */
  readonly reads: number;
  readonly acts: number;
}
