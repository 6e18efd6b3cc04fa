/** Cases by their numbers: `first` to below `first + count`. */
export interface Batch {
  readonly seed: number;
  readonly first: number;
  readonly count: number;
}

export interface Report {
  readonly first: number;
  readonly count: number;
  readonly reasons: Readonly<Record<string, number>>;
  readonly failures: readonly Failure[];
}

export interface Failure {
  readonly number: number;
  readonly fault: string;
  readonly room: string;
  readonly bytes: Uint8Array;
}
