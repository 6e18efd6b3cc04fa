const NOTHING = new Uint8Array(0);
const SMALLEST = 1024;

/** Bytes that arrive piece by piece, kept in one array that doubles: appending byte by byte stays linear. */
export class ByteStore {
  #bytes: Uint8Array = NOTHING;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  append(piece: Uint8Array): void {
    const needed = this.#length + piece.length;
    if (needed > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(needed, this.#bytes.length * 2, SMALLEST));
      larger.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = larger;
    }
    this.#bytes.set(piece, this.#length);
    this.#length = needed;
  }

  /** Empties the store and keeps its array for what comes next. */
  clear(): void {
    this.#length = 0;
  }

  /** A view of what is stored; valid until the next `append` or `clear`. */
  view(start = 0, end = this.#length): Uint8Array {
    return this.#bytes.subarray(start, Math.min(end, this.#length));
  }

  /** A copy that nothing else writes to. */
  copy(start = 0): Uint8Array {
    return this.#bytes.slice(start, this.#length);
  }
}
