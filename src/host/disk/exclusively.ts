import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { TonewallError } from '../../base/errors.ts';
import { unwritable } from './reasons.ts';
import { temporaryBeside } from './write.ts';

/** How often a held lock is tried again. */
const AGAIN_MS = 25;
/** Work under a lock reads and writes one small file; a holder that takes so long is stopped or on another machine. */
const STALE_MS = 30_000;

/**
 * A lock file that names its holder. What could go wrong: the holder dies (its process id is looked up), two find a dead
 * lock at once (it is moved aside under a name of one's own, and only the one who moved it goes on), a process id is used
 * again by another program (then the age decides). Proven in `exclusively.test.ts`.
 */
export async function exclusively<T>(path: string, waitMs: number, work: () => Promise<T>): Promise<T> {
  const lock = `${path}.lock`;
  const mark = `${process.pid} ${randomUUID()}`;
  await mkdir(dirname(lock), { recursive: true, mode: 0o700 }).catch((cause: unknown) => {
    throw unwritable(lock, cause);
  });
  await take({ lock, mark, waitMs });
  try {
    return await work();
  } finally {
    if ((await holderOf(lock)) === mark) await rm(lock, { force: true });
  }
}

interface Wanted {
  readonly lock: string;
  readonly mark: string;
  readonly waitMs: number;
}

async function take({ lock, mark, waitMs }: Wanted): Promise<void> {
  const until = performance.now() + waitMs;
  while (!(await isTaken(lock, mark))) {
    if (await isDead(lock)) await moveAside(lock);
    else if (performance.now() > until) throw locked(lock);
    else await delay(AGAIN_MS);
  }
}

/** The mark is written before the name is there (link(2) fails where it is): no lock is ever seen without its holder. */
async function isTaken(lock: string, mark: string): Promise<boolean> {
  const own = temporaryBeside(lock);
  try {
    await writeFile(own, mark, { flag: 'wx', mode: 0o600 });
    await link(own, lock);
    return true;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return false;
    throw unwritable(lock, cause);
  } finally {
    await rm(own, { force: true }).catch(() => {});
  }
}

const holderOf = (lock: string): Promise<string | undefined> => readFile(lock, 'utf8').catch(() => undefined);

async function isDead(lock: string): Promise<boolean> {
  const holder = await holderOf(lock);
  const facts = await stat(lock).catch(() => undefined);
  if (holder === undefined || !facts) return false;
  return !isAlive(Number(holder.split(' ', 1)[0])) || Date.now() - facts.mtimeMs > STALE_MS;
}

/** Signal 0 only asks (kill(2)); EPERM says that it is there and another user's. */
function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM';
  }
}

/** Whoever moves it away takes what is there then, which may be a younger lock: that one is put back. */
async function moveAside(lock: string): Promise<void> {
  const aside = temporaryBeside(lock);
  try {
    await rename(lock, aside);
    if (!(await isDead(aside))) await link(aside, lock);
  } catch {
    // Somebody else was faster; the next try sees what is there now.
  } finally {
    await rm(aside, { force: true }).catch(() => {});
  }
}

const locked = (lock: string): TonewallError =>
  new TonewallError('state-locked', `another process holds ${lock}`);
