import { randomUUID } from 'node:crypto';
import { access, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { TonewallError } from '../base/errors.ts';
import type { Disk } from '../ports/disk.ts';

/** Files of the machine. A write goes to a temporary file in the same folder, is synced, and takes the name at the end. */
export const nodeDisk = (): Disk => ({ read, write, list, exists });

async function read(path: string, maxBytes: number): Promise<Uint8Array> {
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      if (size > maxBytes) throw new Error(`it has ${size} bytes, more than ${maxBytes}`);
      return await file.readFile();
    } finally {
      await file.close();
    }
  } catch (cause) {
    throw new TonewallError('file-unreadable', `cannot read ${path}: ${reason(cause)}`, { cause });
  }
}

async function write(path: string, bytes: Uint8Array | string): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeSynced(temporary, bytes);
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw new TonewallError('file-unwritable', `cannot write ${path}: ${reason(cause)}`, { cause });
  }
}

async function writeSynced(path: string, bytes: Uint8Array | string): Promise<void> {
  // Evidence and reports name people's devices: nobody else on the machine needs to read them.
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function list(path: string): Promise<readonly string[]> {
  try {
    return (await readdir(path)).sort();
  } catch (cause) {
    throw new TonewallError('file-unreadable', `cannot list ${path}: ${reason(cause)}`, { cause });
  }
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** `ENOENT` and the like in words; Node.js repeats the path in its messages. */
function reason(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'ENOENT') return 'there is no such file or folder';
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied';
  if (code === 'ENOTDIR') return 'a part of the path is a file';
  if (code === 'EISDIR') return 'it is a folder';
  if (code === 'ENOSPC') return 'the disk is full';
  return cause instanceof Error ? cause.message : String(cause);
}
