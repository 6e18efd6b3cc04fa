import type { Clock } from '../../ports/clock.ts';

const MINUTE_MS = 60_000;

/** What is said once in a time, in milliseconds, however often it happens. */
export class Seldom {
  readonly #clock: Pick<Clock, 'elapsed'>;
  readonly #pauseMs: number;
  #at = Number.NEGATIVE_INFINITY;

  constructor(clock: Pick<Clock, 'elapsed'>, pauseMs = MINUTE_MS) {
    this.#clock = clock;
    this.#pauseMs = pauseMs;
  }

  /** Whether it is to be said now; then it was. */
  isTime(): boolean {
    const now = this.#clock.elapsed();
    if (now - this.#at < this.#pauseMs) return false;
    this.#at = now;
    return true;
  }
}
