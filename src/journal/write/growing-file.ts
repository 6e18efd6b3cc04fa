import type { AppendFile } from '../../ports/append-disk.ts';

/**
 * A file that holds whole lines only. A line that the disk took a part of is cut off again before the next one is
 * written; while that fails, nothing is written.
 */
export class GrowingFile {
  readonly #file: AppendFile;
  #size: number;
  /** Whether there may be something behind the last whole line. */
  #isRagged = false;

  constructor(file: AppendFile, size = file.size) {
    this.#file = file;
    this.#size = size;
    this.#isRagged = file.size !== size;
  }

  /** Bytes of whole lines. */
  get size(): number {
    return this.#size;
  }

  /** Writes lines, all or nothing; throws when they are not written. */
  write(bytes: Uint8Array, start: number, end: number): void {
    if (this.#isRagged) this.#trim();
    this.#isRagged = true;
    let taken: number;
    try {
      taken = this.#file.write(bytes, start, end);
    } catch (cause) {
      this.#trim();
      throw cause;
    }
    if (taken !== end - start) {
      this.#trim();
      throw new Error(`the disk took ${taken} of ${end - start} bytes`);
    }
    this.#size += taken;
    this.#isRagged = false;
  }

  sync(): Promise<void> {
    return this.#file.sync();
  }

  close(): void {
    this.#file.close();
  }

  #trim(): void {
    this.#file.truncate(this.#size);
    this.#isRagged = false;
  }
}
