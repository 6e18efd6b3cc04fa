/** Files. Writing is all or nothing: a reader sees the old file or the whole new one. */
export interface Disk {
  /** The bytes of a regular file; fails with `file-unreadable`. `maxBytes` bounds what is read. */
  read(path: string, maxBytes: number): Promise<Uint8Array>;
  /**
   * Writes a temporary file beside the target and renames it; fails with `file-unwritable`. Makes folders. A link is
   * followed; what is no file (a pipe, a device) is written to as it is.
   */
  write(path: string, bytes: Uint8Array | string): Promise<void>;
  /**
   * Puts a folder that holds these files and nothing else in place of the one that is there; a folder that holds
   * something else is not touched. Fails with `file-unwritable`, and then the old folder stands as it did.
   */
  writeFolder(path: string, files: ReadonlyMap<string, Uint8Array | string>): Promise<void>;
  /**
   * Fails with `file-unwritable` where `write` could not even begin, or `writeFolder` with files of these names: better
   * before a long run than after it.
   */
  checkWritable(path: string, names?: readonly string[]): Promise<void>;
  /** Names in a folder, sorted; fails with `file-unreadable`. */
  list(path: string): Promise<readonly string[]>;
  exists(path: string): Promise<boolean>;
  /**
   * A mark that is another one after the file was replaced or changed (by inode, size and time of change); undefined
   * where there is no file. Fails with `file-unreadable`.
   */
  stamp(path: string): Promise<string | undefined>;
  /**
   * Runs the work while no other process or call does so for the same path. A lock file stays beside it; the lock itself
   * ends with its process. Fails with `state-locked` after `waitMs`, and with `file-unwritable`. Makes folders, for the
   * owner only.
   */
  exclusively<T>(path: string, waitMs: number, work: () => Promise<T>): Promise<T>;
}
