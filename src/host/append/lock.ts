import { closeSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Lock } from '../../ports/append-disk.ts';
import { unwritable } from '../disk/reasons.ts';
import { makeFolders } from '../disk/make-folders.ts';

/** SQLite's result codes (sqlite3.h). */
const SQLITE_BUSY = 5;

/**
 * Node.js has no file locks of its own; its SQLite does, and the kernel lets go of them when a process ends, even by
 * SIGKILL (https://sqlite.org/lockingv3.html, EXCLUSIVE). The file stays empty: nothing is stored in it.
 */
export function lock(path: string): Lock | undefined {
  let database: DatabaseSync | undefined;
  try {
    makeFolders(dirname(path), 0o700);
    closeSync(openSync(path, 'a', 0o600));
    database = new DatabaseSync(path, { timeout: 0 });
    database.exec('BEGIN EXCLUSIVE');
    const held = database;
    return { release: () => held.close() };
  } catch (cause) {
    database?.close();
    if (isBusy(cause)) return undefined;
    throw unwritable(path, cause);
  }
}

const isBusy = (cause: unknown): boolean =>
  cause instanceof Error && 'errcode' in cause && cause.errcode === SQLITE_BUSY;
