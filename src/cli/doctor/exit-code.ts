import { countOf, type Examined } from '../../guard/doctor/examination.ts';

/** 1: something fails. 2: nothing does, and something that was asked for could not be told. */
export function exitCodeOf(examined: readonly Examined[]): number {
  if (countOf(examined, 'fail') > 0) return 1;
  return examined.some(({ verdict, unasked }) => verdict === 'inconclusive' && !unasked) ? 2 : 0;
}
