import type { Figure } from './benchmark.ts';

/** One side of a comparison: its name and one unit of work, which returns something so that it cannot be left out. */
export interface Contender {
  readonly name: string;
  work(): unknown;
}

const ROUNDS = 9;
const ROUND_MS = 120;

/**
 * Measures two contenders in turn, A B A B …, so that a machine whose speed drifts treats both alike. Gives operations
 * per second of each (median of rounds) and the ratio pair by pair (median).
 */
export function paired(ours: Contender, rival: Contender): readonly Figure[] {
  for (const contender of [ours, rival]) perSecond(contender);
  const rounds = Array.from({ length: ROUNDS }, () => ({ ours: perSecond(ours), rival: perSecond(rival) }));
  return [
    { name: ours.name, value: median(rounds.map((round) => round.ours)), unit: 'per second' },
    { name: rival.name, value: median(rounds.map((round) => round.rival)), unit: 'per second' },
    {
      name: 'ratio (first to second)',
      value: median(rounds.map((round) => round.ours / round.rival)),
      unit: '×',
    },
  ];
}

function perSecond(contender: Contender): number {
  const start = performance.now();
  let count = 0;
  let kept: unknown;
  while (performance.now() - start < ROUND_MS) {
    for (let i = 0; i < 16; i += 1) kept = contender.work();
    count += 16;
  }
  if (kept === undefined) throw new Error(`${contender.name} did nothing`);
  return (count * 1000) / (performance.now() - start);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
