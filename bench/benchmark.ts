/** One measured number. A benchmark prints what it measured and never fails on it; the goal stands beside the figure. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly goal?: string;
  /** Whether the goal was reached; missing where the reader is to compare. */
  readonly met?: boolean;
}

/** A number that is to be at most, or at least, so much. */
export const goalOf = (value: number, kind: 'at most' | 'at least', wanted: number) => ({
  goal: `${kind} ${wanted}`,
  met: kind === 'at most' ? value <= wanted : value >= wanted,
});

export interface Benchmark {
  readonly name: string;
  run(): Promise<readonly Figure[]>;
}
