import { randomUUID } from 'node:crypto';
import { access, type FileHandle, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { TonewallError } from '../base/errors.ts';
import type { Disk } from '../ports/disk.ts';

/** Files of the machine. A write goes to a temporary file in the same folder, is synced, and takes the name at the end. */
export const nodeDisk = (): Disk => ({ read, write, list, exists });

async function read(path: string, maxBytes: number): Promise<Uint8Array> {
  try {
    const file = await open(path, 'r');
    try {
      return await readAtMost(file, maxBytes);
    } finally {
      await file.close();
    }
  } catch (cause) {
    throw new TonewallError('file-unreadable', `cannot read ${path}: ${reason(cause)}`, { cause });
  }
}

/** Counts what is read, not what the file says of its size: a device or a growing file has no true size. */
async function readAtMost(file: FileHandle, maxBytes: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let total = 0;
  for (;;) {
    const piece = Buffer.allocUnsafe(Math.min(65_536, maxBytes + 1 - total));
    const { bytesRead } = await file.read(piece);
    if (bytesRead === 0) return Buffer.concat(pieces);
    total += bytesRead;
    if (total > maxBytes) throw new Error(`it has more than ${maxBytes} bytes`);
    pieces.push(piece.subarray(0, bytesRead));
  }
}

async function write(path: string, bytes: Uint8Array | string): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeSynced(temporary, bytes);
    await rename(temporary, path);
    await syncFolder(dirname(path));
  } catch (cause) {
    // Where there is nothing to remove this fails too; what is told is why the write failed.
    await rm(temporary, { force: true }).catch(() => {});
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

/** The new name is in the folder: only a synced folder keeps it through a power cut. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
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
  if (code === 'ENOTDIR' || code === 'EEXIST') return 'a part of the path is a file';
  if (code === 'EISDIR') return 'it is a folder';
  if (code === 'ENOSPC') return 'the disk is full';
  return cause instanceof Error ? cause.message : String(cause);
}
