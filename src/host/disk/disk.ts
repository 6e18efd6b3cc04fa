import { access, readdir } from 'node:fs/promises';
import type { Disk } from '../../ports/disk.ts';
import { checkWritable } from './check-writable.ts';
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
