/**
 * Lets one piece of work run at a time and a few wait. Hashing a password takes a processor and 19 MiB; without a gate a
 * stranger who logs in a thousand times at once would stop the guard.
 */
export class Gate {
  readonly #most: number;
  #inside = 0;
  #last: Promise<unknown> = Promise.resolve();

  /** At most so many run or wait. */
  constructor(most: number) {
    this.#most = most;
  }

  /** Undefined when there is no room; then nothing was run. */
  enter<T>(work: () => Promise<T>): Promise<T> | undefined {
    if (this.#inside >= this.#most) return undefined;
    this.#inside += 1;
    const result = this.#last.then(work, work).finally(() => {
      this.#inside -= 1;
    });
    this.#last = result.catch(() => {});
    return result;
  }
}
