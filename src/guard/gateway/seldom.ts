import type { Clock } from '../../ports/clock.ts';

/** Milliseconds. */
const PAUSE_MS = 60_000;

/** What is said once a minute however often it happens. */
export class Seldom {
  readonly #clock: Pick<Clock, 'elapsed'>;
  #at = Number.NEGATIVE_INFINITY;

  constructor(clock: Pick<Clock, 'elapsed'>) {
    this.#clock = clock;
  }

  /** Whether it is to be said now; then it was. */
  isTime(): boolean {
    const now = this.#clock.elapsed();
    if (now - this.#at < PAUSE_MS) return false;
    this.#at = now;
    return true;
  }
}
