import type { Benchmark } from './benchmark.ts';
import { xmlRead } from './xml-read.ts';

export const benchmarks: readonly Benchmark[] = [xmlRead];
