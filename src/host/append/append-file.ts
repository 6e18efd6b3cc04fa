import { closeSync, constants, fdatasync, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import type { AppendFile } from '../../ports/append-disk.ts';
import { DiskRefusal, unwritable } from '../disk/reasons.ts';
import { makeFolders } from '../disk/make-folders.ts';

const syncData = promisify(fdatasync);

const { O_WRONLY, O_APPEND, O_CREAT, O_NOFOLLOW, O_NONBLOCK } = constants;

/** What could go wrong: somebody put a link, a pipe or a folder in the place of the file. Proven in `append-disk.test.ts`. */
export function openAppend(path: string): AppendFile {
  try {
    makeFolders(dirname(path), 0o700);
    const descriptor = openSync(path, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK, 0o600);
    const facts = fstatSync(descriptor);
    if (facts.isFile()) return new NodeAppendFile(descriptor, facts.size);
    closeSync(descriptor);
    throw new DiskRefusal('it is no regular file');
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

class NodeAppendFile implements AppendFile {
  readonly size: number;
  readonly #descriptor: number;
  #syncs = 0;
  #closed = false;

  constructor(descriptor: number, size: number) {
    this.#descriptor = descriptor;
    this.size = size;
  }

  write(bytes: Uint8Array, start: number, end: number): number {
    return writeSync(this.#descriptor, bytes, start, end - start);
  }

  truncate(size: number): void {
    ftruncateSync(this.#descriptor, size);
  }

  /** The number of a descriptor is given again once it is closed: it stays open while a sync in the background uses it. */
  async sync(): Promise<void> {
    if (this.#closed) return;
    this.#syncs += 1;
    try {
      await syncData(this.#descriptor);
    } finally {
      this.#syncs -= 1;
      if (this.#closed && this.#syncs === 0) closeSync(this.#descriptor);
    }
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    if (this.#syncs === 0) closeSync(this.#descriptor);
  }
}
