import { nodeClock } from '../../src/host/clock.ts';
import type { Clock } from '../../src/ports/clock.ts';

/** A clock on which time passes so many times as fast as it does: what takes ten seconds can be waited for. */
export function hurriedClock(times: number): Clock {
  const clock = nodeClock();
  return {
    ...clock,
    elapsed: () => clock.elapsed() * times,
    sleep: (ms, signal) => clock.sleep(ms / times, signal),
    after: (ms, callback, options) => clock.after(ms / times, callback, options),
  };
}
