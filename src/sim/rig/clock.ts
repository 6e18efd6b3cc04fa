import type { Clock } from '../../ports/clock.ts';

/** A clock that stands still until a test lets time pass. */
export interface TestClock {
  readonly clock: Clock;
  /** Time passes; whoever waits for a moment within it is called then, in order. */
  readonly pass: (ms: number) => void;
}

/** 24 November 2026, a Tuesday, 06:44 UTC. */
const START = Date.UTC(2026, 10, 24, 6, 44, 0);

export function createTestClock(): TestClock {
  let elapsed = 0;
  const waiting = new Set<{ readonly at: number; readonly call: () => void }>();
  const after: Clock['after'] = (ms, call) => {
    const timer = { at: elapsed + ms, call };
    waiting.add(timer);
    return { cancel: () => void waiting.delete(timer) };
  };
  const pass = (ms: number): void => {
    const end = elapsed + ms;
    for (;;) {
      const [next] = [...waiting].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (!next) break;
      waiting.delete(next);
      elapsed = Math.max(elapsed, next.at);
      next.call();
    }
    elapsed = end;
  };
  const clock: Clock = {
    now: () => START + elapsed,
    elapsed: () => elapsed,
    sleep: (ms) => new Promise((resolve) => void after(ms, resolve)),
    soon: (callback) => void setImmediate(callback),
    after,
  };
  return { clock, pass };
}
