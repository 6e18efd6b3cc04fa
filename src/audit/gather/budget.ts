import type { Clock } from '../../ports/clock.ts';

/** What one device may cost. */
export interface BudgetLimits {
  readonly ms: number;
  readonly bytes: number;
  readonly requests: number;
  /** Questions in a row without any answer, after which the device counts as gone. */
  readonly silences: number;
}

/** A player of S1 answers a page in 20 to 300 ms; the whole audit asks it about 90 questions. */
export const DEVICE_BUDGET: BudgetLimits = { ms: 120_000, bytes: 12_582_912, requests: 250, silences: 4 };

/** Counts what a device has cost; `exhausted` says in words which limit was passed. */
export class Budget {
  readonly #clock: Clock;
  readonly #limits: BudgetLimits;
  readonly #startedAt: number;
  #bytes = 0;
  #requests = 0;
  #silences = 0;

  constructor(clock: Clock, limits: BudgetLimits) {
    this.#clock = clock;
    this.#limits = limits;
    this.#startedAt = clock.elapsed();
  }

  exhausted(): string | undefined {
    const { ms, bytes, requests, silences } = this.#limits;
    if (this.#silences >= silences) return `the device gave no answer ${silences} times in a row`;
    if (this.#clock.elapsed() - this.#startedAt > ms)
      return `the ${ms / 1000} seconds for one device are over`;
    if (this.#bytes >= bytes) return `the device has sent ${bytes} bytes, which is the limit`;
    return this.#requests >= requests ? `${requests} requests were sent, which is the limit` : undefined;
  }

  /** Bytes that the next answer may have. */
  bytesLeft(): number {
    return Math.max(1024, this.#limits.bytes - this.#bytes);
  }

  spend({ bytes, silent }: { readonly bytes: number; readonly silent: boolean }): void {
    this.#requests += 1;
    this.#bytes += bytes;
    this.#silences = silent ? this.#silences + 1 : 0;
  }
}
