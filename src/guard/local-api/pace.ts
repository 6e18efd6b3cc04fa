import type { Clock } from '../../ports/clock.ts';

/** Lets so many through at once and then so many each second; more wait. */
export function paceOf(
  clock: Clock,
  { burst, perSecond }: { readonly burst: number; readonly perSecond: number },
): () => Promise<void> {
  let tokens = burst;
  let at = clock.elapsed();
  return async () => {
    const now = clock.elapsed();
    tokens = Math.min(burst, tokens + ((now - at) * perSecond) / 1000);
    at = now;
    tokens -= 1;
    if (tokens < 0) await clock.sleep((-tokens * 1000) / perSecond);
  };
}
