import { ipNumber } from '../../base/network.ts';

export interface BackoffOptions {
  /** So many attempts pass before the first wait. */
  readonly free: number;
  /** The first wait; each further attempt doubles it. Milliseconds. */
  readonly firstMs: number;
  readonly longestMs: number;
  /** After so long without an attempt all is forgotten. */
  readonly forgetMs: number;
}

/** Wrong credentials of programs: nobody guesses 192 bits. It keeps noise down, and a corrected program waits a minute at most. */
export const CREDENTIAL_BACKOFF: BackoffOptions = {
  free: 5,
  firstMs: 1000,
  longestMs: 60_000,
  forgetMs: 120_000,
};

/** Codes and passwords, which people type and others may guess. */
export const TYPED_BACKOFF: BackoffOptions = {
  free: 5,
  firstMs: 30_000,
  longestMs: 900_000,
  forgetMs: 1_800_000,
};

/** Passwords of one person from wherever: a stranger who guesses keeps the person waiting for a minute at most. */
export const PERSON_BACKOFF: BackoffOptions = {
  free: 20,
  firstMs: 1000,
  longestMs: 60_000,
  forgetMs: 1_800_000,
};

/** Keys that are remembered; beyond that the one that was quiet for longest is forgotten. */
const MOST_KEYS = 4096;

interface Count {
  readonly attempts: number;
  readonly lastAt: number;
}

/** Counts attempts per key and says how long the key has to wait. Times are of a clock that never goes back. */
export class Backoff {
  readonly #options: BackoffOptions;
  readonly #counts = new Map<string, Count>();

  constructor(options: BackoffOptions) {
    this.#options = options;
  }

  /** Milliseconds until the key may try again; 0 when it may now. */
  waitMs(key: string, at: number): number {
    const count = this.#counts.get(key);
    if (!count || count.attempts < this.#options.free) return 0;
    const { free, firstMs, longestMs } = this.#options;
    const wait = Math.min(longestMs, firstMs * 2 ** (count.attempts - free));
    return Math.max(0, count.lastAt + wait - at);
  }

  count(key: string, at: number): void {
    const before = this.#counts.get(key);
    const isFresh = before !== undefined && at - before.lastAt < this.#options.forgetMs;
    // Put in anew, so that the order of the map is the order of the last attempts.
    this.#counts.delete(key);
    this.#counts.set(key, { attempts: isFresh ? before.attempts + 1 : 1, lastAt: at });
    const [oldest] = this.#counts.keys();
    if (this.#counts.size > MOST_KEYS && oldest !== undefined) this.#counts.delete(oldest);
  }
}

/** What attempts from an address are counted under: an IPv6 host has a whole /64 to come from (RFC 4291 §2.5.4). */
export function sourceKey(address: string): string {
  const number = ipNumber(address);
  return number?.version === 6
    ? `net ${(number.value >> 64n).toString(16)}`
    : `host ${number?.value ?? address}`;
}
