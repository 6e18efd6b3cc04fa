import type { Clock, Timer } from '../../ports/clock.ts';

/**
 * A moment until which something has to have happened, moved again and again. Moving it costs a look at the clock: a timer runs
 * on and looks when it rings whether the moment is still to come. A timer for each wait was a good part of what a request cost.
 */
export class Deadline {
  readonly #clock: Pick<Clock, 'elapsed' | 'after'>;
  readonly #missed: () => void;
  #until = Number.POSITIVE_INFINITY;
  #rings = Number.POSITIVE_INFINITY;
  #timer: Timer | undefined;

  constructor(clock: Pick<Clock, 'elapsed' | 'after'>, missed: () => void) {
    this.#clock = clock;
    this.#missed = missed;
  }

  /** From now on so many milliseconds, whatever was set before. */
  set(ms: number): void {
    this.#until = this.#clock.elapsed() + ms;
    if (this.#until < this.#rings) this.#ringIn(ms);
  }

  /** Nothing has to happen now. */
  lift(): void {
    this.#until = Number.POSITIVE_INFINITY;
  }

  /** Lets go of the timer. */
  end(): void {
    this.lift();
    this.#timer?.cancel();
  }

  #ringIn(ms: number): void {
    this.#timer?.cancel();
    this.#rings = this.#clock.elapsed() + ms;
    this.#timer = this.#clock.after(ms, () => this.#look());
  }

  #look(): void {
    this.#rings = Number.POSITIVE_INFINITY;
    const left = this.#until - this.#clock.elapsed();
    if (left <= 0) return this.#missed();
    if (left < Number.POSITIVE_INFINITY) this.#ringIn(left);
  }
}
