import { chmod } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { TonewallError } from '../../base/errors.ts';
import { unwritable } from './reasons.ts';
import { makeFolders } from './make-folders.ts';

/** How often a held lock is tried again. */
const AGAIN_MS = 25;
/** https://www.sqlite.org/rescode.html#busy */
const SQLITE_BUSY = 5;

/**
 * The lock is that of an empty SQLite database beside the file: it knows the locks of the operating system (fcntl(2),
 * LockFileEx), which end with their process however that ends, and calls of one process exclude each other too. What
 * could go wrong otherwise with a lock file of our own: it stays behind a dead process, or two take it away from one.
 * The empty file stays; removing it would let two in. Proven in `exclusively.test.ts`.
 */
export async function exclusively<T>(path: string, waitMs: number, work: () => Promise<T>): Promise<T> {
  const lock = `${path}.lock`;
  const database = await openLock(lock);
  held.add(database);
  try {
    await take(database, { lock, waitMs });
    return await work();
  } finally {
    held.delete(database);
    database.close();
  }
}

/** Work that nothing can wake any more is collected with all that it holds; its lock is not let go for that. */
const held = new Set<DatabaseSync>();

async function openLock(lock: string): Promise<DatabaseSync> {
  try {
    makeFolders(dirname(lock), 0o700);
    const database = new DatabaseSync(lock, { timeout: 0 });
    // By its name: closing any descriptor of the file would end this process's locks on it (fcntl(2)).
    await chmod(lock, 0o600);
    return database;
  } catch (cause) {
    throw unwritable(lock, cause);
  }
}

interface Wanted {
  readonly lock: string;
  readonly waitMs: number;
}

async function take(database: DatabaseSync, { lock, waitMs }: Wanted): Promise<void> {
  const until = performance.now() + waitMs;
  while (!isTaken(database, lock)) {
    if (performance.now() > until) throw new TonewallError('state-locked', `another process holds ${lock}`);
    await delay(AGAIN_MS);
  }
}

function isTaken(database: DatabaseSync, lock: string): boolean {
  try {
    database.exec('BEGIN EXCLUSIVE');
    return true;
  } catch (cause) {
    if (cause instanceof Error && 'errcode' in cause && cause.errcode === SQLITE_BUSY) return false;
    throw unwritable(lock, cause);
  }
}
