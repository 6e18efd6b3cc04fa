import type { Benchmark } from './benchmark.ts';
import { journalAppend } from './journal-append.ts';
import { thousandPlayers } from './thousand-players.ts';
import { xmlRead } from './xml-read.ts';

export const benchmarks: readonly Benchmark[] = [xmlRead, journalAppend, thousandPlayers];
