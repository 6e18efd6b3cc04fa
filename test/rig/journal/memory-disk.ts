import type { AppendDisk, AppendFile } from '../../../src/ports/append-disk.ts';
import type { Disk } from '../../../src/ports/disk.ts';
import { TonewallError } from '../../../src/base/errors.ts';

/** Files in memory, and a disk that can fill up: `room` is how many more bytes it takes. */
export class MemoryDisk {
  readonly contents = new Map<string, Buffer>();
  /** Bytes that can still be written; undefined for as many as come. */
  room: number | undefined;
  /** What truncating fails with, while it is set. */
  truncateFailure: Error | undefined;
  /** What forcing onto the disk fails with, while it is set. */
  syncFailure: Error | undefined;
  /** Names in the order in which they were removed. */
  readonly removed: string[] = [];
  /** The file of each write. */
  readonly writes: string[] = [];
  readonly #locks = new Set<string>();

  text(path: string): string {
    return (this.contents.get(path) ?? Buffer.alloc(0)).toString();
  }

  readonly disk: Pick<Disk, 'read' | 'write' | 'list' | 'exists'> & Disk = {
    read: async (path) => this.#get(path),
    write: async (path, bytes) => void this.contents.set(path, Buffer.from(bytes)),
    list: async (path) =>
      [...this.contents.keys()]
        .filter((name) => name.startsWith(`${path}/`))
        .map((name) => name.slice(path.length + 1))
        .sort(),
    exists: async (path) => this.contents.has(path),
    writeFolder: () => Promise.reject(new Error('no folder is written here')),
    checkWritable: () => Promise.resolve(),
    stamp: () => Promise.reject(new Error('nobody asks for a mark here')),
    exclusively: (_path, _waitMs, work) => work(),
  };

  readonly files: AppendDisk = {
    openAppend: (path) => this.#open(path),
    pieces: (path) => this.#pieces(path),
    remove: async (path) => {
      this.removed.push(path);
      this.contents.delete(path);
    },
    syncFolder: () => Promise.resolve(),
    lock: (path) => {
      if (this.#locks.has(path)) return undefined;
      this.#locks.add(path);
      return { release: () => void this.#locks.delete(path) };
    },
  };

  #get(path: string): Buffer {
    const bytes = this.contents.get(path);
    if (!bytes) throw new TonewallError('file-unreadable', `cannot read ${path}`);
    return bytes;
  }

  // Pieces of a length that is none of a line: a reader that relied on it would be found.
  async *#pieces(path: string): AsyncGenerator<Uint8Array> {
    const bytes = this.#get(path);
    for (let at = 0; at < bytes.length; at += 1009) yield bytes.subarray(at, at + 1009);
  }

  #open(path: string): AppendFile {
    if (!this.contents.has(path)) this.contents.set(path, Buffer.alloc(0));
    const isRemoved = (): boolean => !this.contents.has(path);
    return {
      size: this.#get(path).length,
      write: (bytes, start, end) => {
        this.writes.push(path);
        const taken = Math.min(end - start, this.room ?? Number.POSITIVE_INFINITY);
        if (this.room !== undefined) this.room -= taken;
        if (taken === 0) throw new Error('ENOSPC');
        if (isRemoved()) return taken;
        this.contents.set(path, Buffer.concat([this.#get(path), bytes.subarray(start, start + taken)]));
        return taken;
      },
      truncate: (size) => {
        if (this.truncateFailure) throw this.truncateFailure;
        this.contents.set(path, this.#get(path).subarray(0, size));
      },
      sync: async () => {
        if (this.syncFailure) throw this.syncFailure;
      },
      close: () => {},
    };
  }
}
