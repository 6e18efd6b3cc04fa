import type { Clock, Timer } from '../../ports/clock.ts';

interface RoundParts {
  readonly clock: Pick<Clock, 'after'>;
  /** Milliseconds from the end of one round to the next. */
  readonly everyMs: number;
  /** What fails in it is told by itself: it never fails but by a bug. */
  readonly round: () => Promise<void>;
}

/** Does the same again and again, one round at a time. Nothing is done before the first `look`. */
export class Rounds {
  readonly #parts: RoundParts;
  #next: Timer | undefined;
  #last: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(parts: RoundParts) {
    this.#parts = parts;
  }

  /** A round at once, or when the one under way is over; then on as before. */
  look(): void {
    this.#next?.cancel();
    this.#last = this.#last.then(() => this.#round()).finally(() => this.#wait());
  }

  /** Resolves when the last round is over; no other follows. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#next?.cancel();
    await this.#last;
  }

  async #round(): Promise<void> {
    if (!this.#closed) await this.#parts.round();
  }

  #wait(): void {
    this.#next?.cancel();
    const { clock, everyMs } = this.#parts;
    if (!this.#closed) this.#next = clock.after(everyMs, () => this.look(), { unref: true });
  }
}
