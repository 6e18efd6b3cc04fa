import type { Clock } from '../../ports/clock.ts';

/** Unsure: real players' limit is not known; SoCo sends three searches at once on every interface and is served. */
const SEARCHES_PER_SECOND = 20;
const MAX_SOURCES = 4096;

/** How many searches a source may have answered in the running second. */
export interface Quota {
  allows(source: string): boolean;
}

export function createQuota(clock: Clock): Quota {
  let startedAt = clock.elapsed();
  const used = new Map<string, number>();
  return {
    allows: (source) => {
      if (clock.elapsed() - startedAt >= 1000) {
        startedAt = clock.elapsed();
        used.clear();
      }
      const count = (used.get(source) ?? 0) + 1;
      if (count > SEARCHES_PER_SECOND || used.size >= MAX_SOURCES) return false;
      used.set(source, count);
      return true;
    },
  };
}
