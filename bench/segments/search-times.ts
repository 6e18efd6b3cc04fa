import type { LabHost } from '../../test/lab/lab.ts';
import type { Figure } from '../benchmark.ts';
import type { TimesOutput } from '../programs/search-times.ts';
import { PLAYERS } from './lab.ts';
import { percentile } from './percentile.ts';
import { runProgram } from './run-program.ts';
import { searchText, ZONE_PLAYER } from './ssdp-text.ts';

const ASKERS = 10;
const ROUNDS = 8;

/** Searches for players from some askers side by side, each until all players have answered. */
export const timeSearches = (host: LabHost, askers: readonly string[], to: string): Promise<TimesOutput> =>
  runProgram(host, 'search-times', {
    from: askers.slice(0, ASKERS),
    to,
    rounds: ROUNDS,
    expected: PLAYERS,
    text: searchText(to, ZONE_PLAYER),
  });

export function timeFigures(name: string, runs: readonly TimesOutput[]): readonly Figure[] {
  const searches = runs.reduce((sum, run) => sum + run.searches, 0);
  const of = (which: 'first' | 'last'): readonly number[] => runs.flatMap((run) => run[which]);
  const both = (which: 'first' | 'last'): readonly Figure[] => [
    { name: `${name}: ${which} answer, p50`, value: percentile(of(which), 0.5), unit: 'ms' },
    { name: '  p99', value: percentile(of(which), 0.99), unit: 'ms' },
  ];
  const answered = of('last').length;
  return [
    ...both('first'),
    ...both('last'),
    { name: '  searches answered by all players', value: answered, unit: `of ${searches}` },
  ];
}
