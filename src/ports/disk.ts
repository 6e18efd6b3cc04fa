/** Files. Writing is all or nothing: a reader sees the old file or the whole new one. */
export interface Disk {
  /** The file's bytes; fails with `file-unreadable`. `maxBytes` bounds what is read. */
  read(path: string, maxBytes: number): Promise<Uint8Array>;
  /** Writes a temporary file beside the target and renames it; fails with `file-unwritable`. Makes folders. */
  write(path: string, bytes: Uint8Array | string): Promise<void>;
  /** Names in a folder, sorted; fails with `file-unreadable`. */
  list(path: string): Promise<readonly string[]>;
  exists(path: string): Promise<boolean>;
}
