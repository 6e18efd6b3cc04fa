import { modelByNumber } from '../../../catalog/models.ts';

/** The newest builds seen of the three living lines (October 2026). */
const NEWEST = { s1: '57.23-74170', 's2-older-hardware': '86.10-80260', s2: '97.1-80312' } as const;

/** The build of a player whose file names none: the newest of the newest line that its model runs. */
export function defaultBuild(model: string): string {
  const lines = modelByNumber(model)?.lines ?? ['s2'];
  if (lines.includes('s2')) return NEWEST.s2;
  return lines.includes('s2-older-hardware') ? NEWEST['s2-older-hardware'] : NEWEST.s1;
}
