/**
 * Remembers what a pure function gave for a text, so that what clients say again and again is worked out once. It changes
 * no result, only what it costs. Bounded: the texts that were used longest ago are forgotten first, and long ones are
 * never kept.
 */
export class Memo<Value> {
  readonly #values = new Map<string, Value>();
  readonly #maxEntries: number;
  readonly #maxLength: number;

  /** `maxLength` in characters of the text. */
  constructor({ maxEntries, maxLength }: { readonly maxEntries: number; readonly maxLength: number }) {
    this.#maxEntries = maxEntries;
    this.#maxLength = maxLength;
  }

  get(text: string): Value | undefined {
    const value = this.#values.get(text);
    if (value === undefined) return undefined;
    // Reinserted only when the table is nearly full: order matters when something has to go.
    if (this.#values.size > this.#maxEntries / 2) {
      this.#values.delete(text);
      this.#values.set(text, value);
    }
    return value;
  }

  set(text: string, value: Value): void {
    if (text.length > this.#maxLength) return;
    if (this.#values.size >= this.#maxEntries) {
      const [oldest] = this.#values.keys();
      if (oldest !== undefined) this.#values.delete(oldest);
    }
    this.#values.set(text, value);
  }

  /** What is remembered for the text, or what `work` gives now. */
  of(text: string, work: () => Value): Value {
    const known = this.get(text);
    if (known !== undefined) return known;
    const value = work();
    this.set(text, value);
    return value;
  }

  get size(): number {
    return this.#values.size;
  }
}
