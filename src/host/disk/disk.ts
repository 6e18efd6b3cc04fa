import { access, readdir, stat } from 'node:fs/promises';
import type { Disk } from '../../ports/disk.ts';
import { checkWritable } from './check-writable.ts';
import { exclusively } from './exclusively.ts';
import { readFile } from './read.ts';
import { unreadable } from './reasons.ts';
import { writeFolder } from './write-folder.ts';
import { writeFile } from './write.ts';

/** Files of the machine. */
export const nodeDisk = (): Disk => ({
  read: readFile,
  write: writeFile,
  writeFolder,
  checkWritable,
  list,
  exists,
  stamp,
  exclusively,
});

async function list(path: string): Promise<readonly string[]> {
  try {
    return (await readdir(path)).sort();
  } catch (cause) {
    throw unreadable('list', path, cause);
  }
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

async function stamp(path: string): Promise<string | undefined> {
  try {
    const { ino, size, mtimeNs, ctimeNs } = await stat(path, { bigint: true });
    return [ino, size, mtimeNs, ctimeNs].join(':');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw unreadable('read', path, cause);
  }
}
