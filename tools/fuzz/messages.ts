/** Cases by their numbers: `first` to below `first + count`. */
export interface Batch {
  readonly seed: number;
  readonly first: number;
  readonly count: number;
}

export interface Report {
  readonly shares: Readonly<Record<1400 | 1443, Share>>;
  readonly failures: readonly Failure[];
}

/** What came of the cases for one door. */
export interface Share {
  cases: number;
  /** Time spent on them, of one thread. */
  ms: number;
  failures: number;
  readonly reasons: Record<string, number>;
}

export const emptyShare = (): Share => ({ cases: 0, ms: 0, failures: 0, reasons: {} });

export interface Failure {
  readonly number: number;
  readonly fault: string;
  readonly room: string;
  readonly pieces: readonly Uint8Array[];
}
