import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { DiskRefusal, unwritable } from './reasons.ts';
import { refuseForeign } from './write-folder.ts';
import { followed } from './write.ts';

/** Looks at the nearest thing of the path that is there. A disk that fills up meanwhile is found when it is written. */
export async function checkWritable(path: string, names?: readonly string[]): Promise<void> {
  try {
    if (names) await refuseForeign(await followed(path), new Set(names));
    await checkNearest(dirname(resolve(await followed(path))));
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

async function checkNearest(folder: string): Promise<void> {
  const facts = await stat(folder).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return undefined;
    throw cause;
  });
  if (!facts) return checkNearest(dirname(folder));
  if (!facts.isDirectory()) throw new DiskRefusal('a part of the path is a file');
  await access(folder, constants.W_OK | constants.X_OK);
}
