import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../ports/clock.ts';

/** Node.js fires a timer beyond this at once: waiting 24 days is the most that can be asked for. */
const LONGEST_MS = 2_147_483_647;

/** The machine's clock. */
export const nodeClock = (): Clock => ({
  now: () => Date.now(),
  elapsed: () => performance.now(),
  async sleep(ms, signal) {
    try {
      await delay(Math.min(ms, LONGEST_MS), undefined, signal ? { signal } : {});
    } catch (cause) {
      // Node.js rejects with an error of its own around the reason.
      throw signal?.aborted ? signal.reason : cause;
    }
  },
  soon: (callback) => void setImmediate(callback),
  after(ms, callback, { unref = false } = {}) {
    const timer = setTimeout(callback, Math.min(ms, LONGEST_MS));
    if (unref) timer.unref();
    return { cancel: () => clearTimeout(timer) };
  },
});
