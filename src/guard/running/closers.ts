type Closer = () => Promise<void> | void;

/** What was opened, closed again in the opposite order; one that fails keeps none of the others open. */
export class Closers {
  readonly #closers: Closer[] = [];

  add(closer: Closer): void {
    this.#closers.push(closer);
  }

  /** Fails with the first failure, when all have been tried. */
  async close(): Promise<void> {
    const failures: unknown[] = [];
    for (let closer = this.#closers.pop(); closer; closer = this.#closers.pop())
      try {
        await closer();
      } catch (cause) {
        failures.push(cause);
      }
    if (failures.length > 0) throw failures[0];
  }
}
