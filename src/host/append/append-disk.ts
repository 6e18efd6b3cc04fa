import { constants } from 'node:fs';
import { type FileHandle, open, rm } from 'node:fs/promises';
import type { AppendDisk } from '../../ports/append-disk.ts';
import { DiskRefusal, unreadable, unwritable } from '../disk/reasons.ts';
import { syncFolder } from '../disk/write.ts';
import { openAppend } from './append-file.ts';
import { lock } from './lock.ts';

/** Growing files of the machine. */
export const nodeAppendDisk = (): AppendDisk => ({
  openAppend,
  pieces,
  remove: (path) => orUnwritable(path, rm(path, { force: true })),
  syncFolder: (path) => orUnwritable(path, syncFolder(path)),
  lock,
});

async function orUnwritable(path: string, work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

const PIECE_BYTES = 1 << 18;

async function* pieces(path: string): AsyncGenerator<Uint8Array> {
  let file: FileHandle | undefined;
  try {
    // A pipe in the place of the file is not waited for (open(2), O_NONBLOCK).
    file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
    if (!(await file.stat()).isFile()) throw new DiskRefusal('it is no regular file');
    for (;;) {
      const piece = Buffer.allocUnsafe(PIECE_BYTES);
      const { bytesRead } = await file.read(piece);
      if (bytesRead === 0) return;
      yield piece.subarray(0, bytesRead);
    }
  } catch (cause) {
    throw unreadable('read', path, cause);
  } finally {
    await file?.close();
  }
}
