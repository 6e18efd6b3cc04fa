import type { RateClass, RateLimit } from '../shield/rate-limit.ts';

/** `first`: too many since a request passed, and this is the first of them: the one that is written down. */
export type Held = 'pass' | 'first' | 'again';

const MOST_HELD = 4096;

/**
 * How often somebody may ask, and how often that is written down: a flood makes one entry, not one a request, or it would
 * fill the disk by way of the journal.
 */
export class Throttle {
  readonly #rates: RateLimit;
  readonly #held = new Set<string>();

  constructor(rates: RateLimit) {
    this.#rates = rates;
  }

  take(asker: string, kind: RateClass): Held {
    const key = `${kind} ${asker}`;
    if (this.#rates.take(asker, kind).kind === 'pass') {
      this.#held.delete(key);
      return 'pass';
    }
    if (this.#held.has(key) || this.#held.size >= MOST_HELD) return 'again';
    this.#held.add(key);
    return 'first';
  }
}
