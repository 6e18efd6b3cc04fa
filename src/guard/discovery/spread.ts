import type { Clock } from '../../ports/clock.ts';
import type { Random } from '../../ports/random.ts';

interface SpreadOptions {
  /** Milliseconds that each waits at least, and within which more it waits by chance. */
  readonly soonestMs: number;
  readonly withinMs: number;
  /** That wait at once, whoever asked; more are let go. */
  readonly most: number;
}

/** Milliseconds: what is due within the same ones is said at once, so that a flood needs no timer for each answer. */
const STEP_MS = 4;
/** Drawn at once: the system is asked for chance seldom. */
const CHANCES = 256;

/** Answers that wait for a moment, so that many do not come at once. */
export class Spread {
  readonly #ports: { readonly clock: Clock; readonly random: Random };
  readonly #options: SpreadOptions;
  readonly #due = new Map<number, (() => void)[]>();
  #chances: Uint8Array = new Uint8Array(0);
  #used = 0;
  #waiting = 0;

  constructor(ports: { readonly clock: Clock; readonly random: Random }, options: SpreadOptions) {
    this.#ports = ports;
    this.#options = options;
  }

  later(say: () => void): void {
    const { soonestMs, withinMs, most } = this.#options;
    if (this.#waiting >= most) return;
    this.#waiting += 1;
    const now = this.#ports.clock.elapsed();
    const wait = soonestMs + this.#chance() * withinMs;
    const at = Math.min(Math.ceil((now + wait) / STEP_MS) * STEP_MS, now + soonestMs + withinMs);
    const due = this.#due.get(at);
    if (due) due.push(say);
    else this.#begin(at, at - now, say);
  }

  #begin(at: number, afterMs: number, first: () => void): void {
    const due = [first];
    this.#due.set(at, due);
    const then = (): void => {
      this.#due.delete(at);
      this.#waiting -= due.length;
      for (const say of due) say();
    };
    this.#ports.clock.after(afterMs, then, { unref: true });
  }

  /** 0 to 1. */
  #chance(): number {
    if (this.#used >= this.#chances.length) {
      this.#chances = this.#ports.random.bytes(CHANCES);
      this.#used = 0;
    }
    const chance = this.#chances[this.#used] ?? 0;
    this.#used += 1;
    return chance / 255;
  }
}
