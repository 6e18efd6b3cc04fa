import { randomUUID } from 'node:crypto';
import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { unwritable } from './reasons.ts';
import { makeFolders } from './make-folders.ts';

type Content = Uint8Array | string;

/** A temporary file in the same folder is synced and takes the name at the end. */
export async function writeFile(path: string, bytes: Content): Promise<void> {
  try {
    const target = await followed(path);
    if (await isNoFile(target)) await writeInto(target, bytes);
    else await replaceFile(target, bytes);
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

/** Where a link leads; a new name leads to itself. */
export const followed = (path: string): Promise<string> => realpath(path).catch(() => path);

/** A pipe or a device; a rename would put a file in its place (`--html /dev/stdout`). */
async function isNoFile(path: string): Promise<boolean> {
  const facts = await stat(path).catch(() => undefined);
  return facts !== undefined && !facts.isFile() && !facts.isDirectory();
}

async function writeInto(path: string, bytes: Content): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(bytes);
  } finally {
    await file.close();
  }
}

async function replaceFile(path: string, bytes: Content): Promise<void> {
  const temporary = temporaryBeside(path);
  try {
    makeFolders(dirname(path));
    await writeSynced(temporary, bytes);
    await rename(temporary, path);
    await syncFolder(dirname(path));
  } catch (cause) {
    // Where there is nothing to remove this fails too; what is told is why the write failed.
    await rm(temporary, { force: true }).catch(() => {});
    throw cause;
  }
}

export const temporaryBeside = (path: string): string =>
  join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);

export async function writeSynced(path: string, bytes: Content): Promise<void> {
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
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
