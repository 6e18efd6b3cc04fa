import { compareFields, type Compared } from './compare.ts';
import type { Comparison } from './comparison.ts';
import { recording } from './recordings.ts';

const known = new Map<Comparison, Promise<readonly Compared[]>>();

/** Every field of a recording beside the simulator's, found out once. */
export function outcomeOf(comparison: Comparison): Promise<readonly Compared[]> {
  const outcome = known.get(comparison) ?? find(comparison);
  known.set(comparison, outcome);
  return outcome;
}

async function find(comparison: Comparison): Promise<readonly Compared[]> {
  const text = recording(comparison.recording);
  return compareFields(comparison.recorded(text), await comparison.simulated(text), comparison);
}
