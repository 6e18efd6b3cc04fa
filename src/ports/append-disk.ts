/** Files that only grow, and what a record in such files needs of a disk beside `Disk`. */
export interface AppendDisk {
  /**
   * Opens a file to write at its end, and makes it, readable by its owner only. A link is not followed. Synchronous, as
   * a record goes on in its next file between two entries. Fails with `file-unwritable`.
   */
  openAppend(path: string): AppendFile;
  /**
   * The bytes that a regular file has when it is opened, piece by piece, and what was written meanwhile; fails with
   * `file-unreadable`.
   */
  pieces(path: string): AsyncIterable<Uint8Array>;
  /** Removes a file; one that is not there is none to complain about. Fails with `file-unwritable`. */
  remove(path: string): Promise<void>;
  /** Makes the names in a folder last through a power cut. Fails with `file-unwritable`. */
  syncFolder(path: string): Promise<void>;
  /**
   * Takes a lock that nobody else has until `release` or until this process ends, however it ends; undefined where
   * another has it. Makes the file and its folder. Fails with `file-unwritable`.
   */
  lock(path: string): Lock | undefined;
}

export interface AppendFile {
  /** Bytes in the file when it was opened. */
  readonly size: number;
  /**
   * Hands bytes from `start` to `end` to the operating system before it returns. Returns how many it took: fewer when
   * the disk is filling up. Throws what the operating system says.
   */
  write(bytes: Uint8Array, start: number, end: number): number;
  /** Cuts the file to so many bytes; throws what the operating system says. */
  truncate(size: number): void;
  /** Resolves when what was written before is on the disk; rejects with what the operating system says. */
  sync(): Promise<void>;
  /** Lets go of the file, after a `sync` that is under way. */
  close(): void;
}

export interface Lock {
  release(): void;
}
