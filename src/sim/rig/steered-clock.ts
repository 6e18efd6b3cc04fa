import type { Clock } from '../../ports/clock.ts';

/** A clock that stands until a test moves it on. */
export interface SteeredClock extends Clock {
  /** Moves time on; what falls due is called, in order. */
  advance(ms: number): void;
}

interface Due {
  readonly at: number;
  readonly callback: () => void;
}

export function createSteeredClock(epoch = 0): SteeredClock {
  let now = 0;
  let waiting: Due[] = [];
  const after: Clock['after'] = (ms, callback) => {
    const due = { at: now + Math.max(0, ms), callback };
    waiting.push(due);
    return {
      cancel: () => {
        waiting = waiting.filter((other) => other !== due);
      },
    };
  };
  const nextUntil = (end: number): Due | undefined =>
    waiting.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0];
  return {
    now: () => epoch + now,
    elapsed: () => now,
    sleep: (ms) => new Promise((resolve) => void after(ms, () => resolve())),
    soon: (callback) => void setImmediate(callback),
    after,
    advance: (ms) => {
      const end = now + ms;
      for (let due = nextUntil(end); due; due = nextUntil(end)) {
        waiting = waiting.filter((other) => other !== due);
        now = Math.max(now, due.at);
        due.callback();
      }
      now = end;
    },
  };
}
