import type { UpstreamAnswer } from '../upstream/outcome.ts';

/** Milliseconds for which an answer stands for the present, counted from when it was asked for. */
export const FRESH_MS = 300;

/** A moment at a player: the monotonic clock, and the stamp of `Freshness`. */
export interface Moment {
  readonly at: number;
  readonly stamp: number;
}

/** Whether what was asked for then tells the present. */
export const isFresh = (then: Moment, now: Moment): boolean =>
  then.stamp === now.stamp && now.at - then.at <= FRESH_MS;

export interface CacheLimits {
  readonly maxBytes: number;
  readonly maxReadings: number;
}

/** A home of 32 players of which everything is polled fills some 2 MB. */
const CACHE_LIMITS: CacheLimits = { maxBytes: 8_388_608, maxReadings: 2048 };

/** For headers and what holds a reading together. */
const OVERHEAD_BYTES = 1024;

interface Reading {
  readonly answer: UpstreamAnswer;
  readonly asked: Moment;
}

/** Answers of the last moments, oldest first; the oldest go when it is full. */
export class ReadCache {
  readonly #limits: CacheLimits;
  readonly #readings = new Map<string, Reading>();
  #bytes = 0;

  constructor(limits: Partial<CacheLimits> = {}) {
    this.#limits = { ...CACHE_LIMITS, ...limits };
  }

  get bytes(): number {
    return this.#bytes;
  }

  get(key: string, now: Moment): UpstreamAnswer | undefined {
    const reading = this.#readings.get(key);
    if (!reading) return undefined;
    if (isFresh(reading.asked, now)) return reading.answer;
    this.#drop(key, reading);
    return undefined;
  }

  /** `asked` is when it was asked for, `at` is now. */
  put(key: string, reading: Reading, at: number): void {
    const known = this.#readings.get(key);
    if (known) this.#drop(key, known);
    this.#readings.set(key, reading);
    this.#bytes += sizeOf(key, reading);
    this.#makeRoom(at);
  }

  /** All whose keys begin so. */
  forget(beginning: string): void {
    for (const [key, reading] of this.#readings) if (key.startsWith(beginning)) this.#drop(key, reading);
  }

  /** What is over its time goes as well: nothing that was read stays in memory for long. */
  #makeRoom(at: number): void {
    for (const [key, reading] of this.#readings) {
      const full = this.#bytes > this.#limits.maxBytes || this.#readings.size > this.#limits.maxReadings;
      if (!full && at - reading.asked.at <= FRESH_MS) return;
      this.#drop(key, reading);
    }
  }

  #drop(key: string, reading: Reading): void {
    this.#readings.delete(key);
    this.#bytes -= sizeOf(key, reading);
  }
}

const sizeOf = (key: string, { answer }: Reading): number => key.length + answer.body.length + OVERHEAD_BYTES;
