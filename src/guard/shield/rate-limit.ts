import type { Clock } from '../../ports/clock.ts';

export type RateClass = 'read' | 'write';

export interface Rate {
  /** Requests a second in the long run. */
  readonly perSecond: number;
  /** Requests at once after a pause. */
  readonly burst: number;
}

export interface RateLimits {
  readonly read: Rate;
  readonly write: Rate;
  /** Principals that are told apart. */
  readonly principals: number;
}

/**
 * Apps send about 40 reads when they start and poll a handful a second; a volume slider sends up to 20 writes a second
 * while it is moved.
 */
const RATE_LIMITS: RateLimits = {
  read: { perSecond: 40, burst: 200 },
  write: { perSecond: 20, burst: 60 },
  principals: 4096,
};

/** `waitMs`: when one request would pass again. */
export type RateVerdict = { readonly kind: 'pass' } | { readonly kind: 'too-many'; readonly waitMs: number };

interface Bucket {
  tokens: number;
  at: number;
}

const PASS: RateVerdict = { kind: 'pass' };

/**
 * A token bucket for each principal and class. A full bucket is the same as none, so it is forgotten. When more principals
 * come than are told apart (a flood of addresses), the new ones share one bucket: those who were known keep theirs, and
 * together strangers get what one would get.
 */
export class RateLimit {
  readonly #clock: Pick<Clock, 'elapsed'>;
  readonly #limits: RateLimits;
  readonly #buckets = { read: new Map<string, Bucket>(), write: new Map<string, Bucket>() };
  #sweptAt = 0;

  constructor(clock: Pick<Clock, 'elapsed'>, limits: Partial<RateLimits> = {}) {
    this.#clock = clock;
    this.#limits = { ...RATE_LIMITS, ...limits };
  }

  /** Takes one token of the principal, if there is one. */
  take(principal: string, kind: RateClass): RateVerdict {
    const now = this.#clock.elapsed();
    const rate = this.#limits[kind];
    const bucket = this.#bucketOf(principal, kind, now);
    bucket.tokens = filled(bucket, rate, now);
    bucket.at = now;
    if (bucket.tokens < 1)
      return { kind: 'too-many', waitMs: Math.ceil(((1 - bucket.tokens) / rate.perSecond) * 1000) };
    bucket.tokens -= 1;
    return PASS;
  }

  /** How many principals are told apart now. */
  get size(): number {
    return this.#buckets.read.size + this.#buckets.write.size;
  }

  #bucketOf(principal: string, kind: RateClass, now: number): Bucket {
    const buckets = this.#buckets[kind];
    const known = buckets.get(principal);
    if (known) return known;
    if (buckets.size >= this.#limits.principals) this.#forgetFull(now);
    // No principal has this name.
    const name = buckets.size >= this.#limits.principals ? '' : principal;
    const bucket = buckets.get(name) ?? { tokens: this.#limits[kind].burst, at: now };
    buckets.set(name, bucket);
    return bucket;
  }

  /** At most once a second: a flood must not make every request walk through all of them. */
  #forgetFull(now: number): void {
    if (now - this.#sweptAt < 1000) return;
    this.#sweptAt = now;
    for (const kind of ['read', 'write'] as const)
      for (const [name, bucket] of this.#buckets[kind])
        if (filled(bucket, this.#limits[kind], now) >= this.#limits[kind].burst)
          this.#buckets[kind].delete(name);
  }
}

const filled = ({ tokens, at }: Bucket, { perSecond, burst }: Rate, now: number): number =>
  Math.min(burst, tokens + ((now - at) / 1000) * perSecond);
