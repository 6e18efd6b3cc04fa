/** Runs work one after the other: each begins when the one before is over, however that ended. */
export class InTurn {
  #last: Promise<unknown> = Promise.resolve();

  /** Ends as the work does. */
  run<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => {});
    return done;
  }

  /** Resolves when all that was given before is over. */
  async settled(): Promise<void> {
    await this.#last;
  }
}
