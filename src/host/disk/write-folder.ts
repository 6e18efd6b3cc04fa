import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DiskRefusal, unwritable } from './reasons.ts';
import { followed, syncFolder, temporaryBeside, writeSynced } from './write.ts';
import { makeFolders } from './make-folders.ts';

type Files = ReadonlyMap<string, Uint8Array | string>;

/**
 * The new folder is written whole beside the old one. Two renames put it in place: between them there is no folder
 * of that name, and the old one stands beside it under a name that ends in `.tmp`; when the second fails it is put back.
 */
export async function writeFolder(path: string, files: Files): Promise<void> {
  const target = await followed(path);
  const [fresh, old] = [temporaryBeside(target), temporaryBeside(target)];
  try {
    const isThere = await refuseForeign(target, files);
    makeFolders(dirname(target));
    await mkdir(fresh, { mode: 0o700 });
    for (const [name, bytes] of files) await writeSynced(join(fresh, name), bytes);
    await syncFolder(fresh);
    if (isThere) await rename(target, old);
    await rename(fresh, target).catch((cause: unknown) => putBack({ isThere, old, target, cause }));
    await syncFolder(dirname(target));
  } catch (cause) {
    throw unwritable(path, cause);
  } finally {
    await rm(fresh, { recursive: true, force: true }).catch(() => {});
    await rm(old, { recursive: true, force: true }).catch(() => {});
  }
}

interface Failed {
  readonly isThere: boolean;
  readonly old: string;
  readonly target: string;
  readonly cause: unknown;
}

async function putBack({ isThere, old, target, cause }: Failed): Promise<never> {
  if (isThere) await rename(old, target);
  throw cause;
}

/** Whether there is a folder already; one that holds anything but these files is not ours to replace. */
export async function refuseForeign(path: string, files: Pick<Files, 'has'>): Promise<boolean> {
  const names = await readdir(path).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return undefined;
    throw cause;
  });
  const foreign = names?.find((name) => !files.has(name));
  if (foreign !== undefined) throw new DiskRefusal(`the folder holds something else (${foreign})`);
  return names !== undefined;
}
