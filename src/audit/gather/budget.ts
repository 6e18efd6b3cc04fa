import type { Clock } from '../../ports/clock.ts';

/** What one address may cost, however many devices it says it is, and how much silence one device is borne. */
export interface BudgetLimits {
  readonly ms: number;
  readonly bytes: number;
  readonly requests: number;
  /** Questions in a row without any answer, after which a device counts as gone. */
  readonly silences: number;
}

/** A player of S1 answers a page in 20 to 300 ms; the whole audit asks it about 90 questions. */
export const ADDRESS_BUDGET: BudgetLimits = { ms: 120_000, bytes: 12_582_912, requests: 250, silences: 4 };

/** Counts what an address has cost; `exhausted` says in words which limit was passed. The time runs from the first look. */
export class Budget {
  readonly #clock: Clock;
  readonly limits: BudgetLimits;
  readonly #startedAt: number;
  #bytes = 0;
  #requests = 0;

  constructor(clock: Clock, limits: BudgetLimits) {
    this.#clock = clock;
    this.limits = limits;
    this.#startedAt = clock.elapsed();
  }

  exhausted(): string | undefined {
    const { ms, bytes, requests } = this.limits;
    if (this.msLeft() <= 0) return `the ${ms / 1000} seconds for one address are over`;
    if (this.#bytes >= bytes) return `the address has sent ${bytes} bytes, which is the limit`;
    return this.#requests >= requests ? `${requests} requests were sent, which is the limit` : undefined;
  }

  /** Milliseconds until the time for the address is over. */
  msLeft(): number {
    return this.limits.ms - (this.#clock.elapsed() - this.#startedAt);
  }

  /** Bytes that the next answer may have. */
  bytesLeft(): number {
    return Math.max(1024, this.limits.bytes - this.#bytes);
  }

  spend(bytes: number): void {
    this.#requests += 1;
    this.#bytes += bytes;
  }
}
