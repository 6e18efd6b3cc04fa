import { hash } from 'node:crypto';
import type { JournalEntry } from '../entry.ts';
import { bodyOf, MAX_LINE_BYTES, tailOf } from '../line.ts';
import type { GrowingFile } from './growing-file.ts';

/** The last entry of a chain; number 0 before the first. */
export interface ChainEnd {
  readonly n: number;
  readonly hash: string;
}

/** So much is handed over in one call at most. */
const BUFFER_BYTES = 4 * MAX_LINE_BYTES;

/** Numbers entries, chains them by their hashes and writes them. It goes on only by what was written. */
export class Chain {
  #end: ChainEnd;
  readonly #buffer = Buffer.allocUnsafe(BUFFER_BYTES);

  constructor(end: ChainEnd) {
    this.#end = end;
  }

  get end(): ChainEnd {
    return this.#end;
  }

  /** Throws when not all were written; then the chain ends with the last that was. */
  put(file: GrowingFile, entries: readonly JournalEntry[]): void {
    let [end, used] = [this.#end, 0];
    for (const entry of entries) {
      const { line, own } = lineAfter(end, entry);
      if (isTooLong(line)) throw new Error('the entry is too long');
      if (used + MAX_LINE_BYTES >= BUFFER_BYTES) {
        this.#write(file, used, end);
        used = 0;
      }
      used += this.#buffer.write(line, used);
      end = { n: end.n + 1, hash: own };
    }
    this.#write(file, used, end);
  }

  #write(file: GrowingFile, length: number, end: ChainEnd): void {
    file.write(this.#buffer, 0, length);
    this.#end = end;
  }
}

/** Characters are counted where that settles it: counting bytes costs as much as writing them. */
const isTooLong = (line: string): boolean =>
  line.length * 3 > MAX_LINE_BYTES && Buffer.byteLength(line) > MAX_LINE_BYTES + 1;

/** The hash is over text here and over bytes where it is checked: lines are UTF-8, so both are the same. */
function lineAfter(
  { n, hash: previous }: ChainEnd,
  entry: JournalEntry,
): { readonly line: string; readonly own: string } {
  const body = bodyOf(n + 1, entry);
  const own = hash('sha256', previous + body, 'hex');
  return { line: body + tailOf(own), own };
}
