import type { Clock } from '../../ports/clock.ts';
import type { Random } from '../../ports/random.ts';

interface SpreadOptions {
  /** Milliseconds that each waits at least, and within which more it waits by chance. */
  readonly soonestMs: number;
  readonly withinMs: number;
  /** That wait at once, whoever asked; more are let go. */
  readonly most: number;
}

/** Answers that wait for a moment, so that many do not come at once. */
export class Spread {
  readonly #ports: { readonly clock: Clock; readonly random: Random };
  readonly #options: SpreadOptions;
  #waiting = 0;

  constructor(ports: { readonly clock: Clock; readonly random: Random }, options: SpreadOptions) {
    this.#ports = ports;
    this.#options = options;
  }

  later(say: () => void): void {
    const { soonestMs, withinMs, most } = this.#options;
    if (this.#waiting >= most) return;
    this.#waiting += 1;
    const { clock, random } = this.#ports;
    const [chance = 0] = random.bytes(1);
    const then = (): void => {
      this.#waiting -= 1;
      say();
    };
    clock.after(soonestMs + (chance / 255) * withinMs, then, { unref: true });
  }
}
