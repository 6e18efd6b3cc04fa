import type { Benchmark } from './benchmark.ts';
import { policyDecisions } from './policy-decisions.ts';
import { thousandPlayers } from './thousand-players.ts';
import { xmlRead } from './xml-read.ts';

export const benchmarks: readonly Benchmark[] = [xmlRead, policyDecisions, thousandPlayers];
