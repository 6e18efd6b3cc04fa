/** A line without its end; of one that is too long only the beginning. */
export interface RawLine {
  readonly bytes: Uint8Array;
  readonly isTooLong: boolean;
}

const LINE_END = 0x0a;
const NOTHING = new Uint8Array(0);

/** Cuts bytes into lines as they come. What it keeps is bounded, however long a line is. */
export class LineSplitter {
  readonly #maxBytes: number;
  #rest: Uint8Array = NOTHING;
  /** Bytes of the unfinished line, those that were let go included. */
  #restLength = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** The lines that these bytes finish. */
  push(bytes: Uint8Array): readonly RawLine[] {
    const lines: RawLine[] = [];
    let start = 0;
    for (let end = bytes.indexOf(LINE_END); end !== -1; end = bytes.indexOf(LINE_END, start)) {
      lines.push(this.#finish(bytes.subarray(start, end)));
      start = end + 1;
    }
    this.#keep(bytes.subarray(start));
    return lines;
  }

  /** Bytes after the last line end: 0 where the file ends as it should. */
  get unfinished(): number {
    return this.#restLength;
  }

  #finish(bytes: Uint8Array): RawLine {
    if (this.#restLength > 0) this.#keep(bytes);
    const line = this.#restLength > 0 ? this.#rest : bytes;
    const length = this.#restLength > 0 ? this.#restLength : bytes.length;
    this.#rest = NOTHING;
    this.#restLength = 0;
    return { bytes: line, isTooLong: length > this.#maxBytes };
  }

  #keep(bytes: Uint8Array): void {
    const room = Math.max(0, this.#maxBytes + 1 - this.#rest.length);
    if (bytes.length > 0 && room > 0) this.#rest = Buffer.concat([this.#rest, bytes.subarray(0, room)]);
    this.#restLength += bytes.length;
  }
}
