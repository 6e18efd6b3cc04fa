import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { DiskRefusal, unreadable } from './reasons.ts';

/**
 * A regular file, at most so many bytes. A pipe has no end and a device no size: both are refused, and opening does
 * not wait for somebody who writes (open(2), O_NONBLOCK).
 */
export async function readFile(path: string, maxBytes: number): Promise<Uint8Array> {
  try {
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      return await readRegular(file, maxBytes);
    } finally {
      await file.close();
    }
  } catch (cause) {
    throw unreadable('read', path, cause);
  }
}

async function readRegular(file: FileHandle, maxBytes: number): Promise<Uint8Array> {
  const facts = await file.stat();
  if (facts.isDirectory()) throw new DiskRefusal('it is a folder');
  if (!facts.isFile()) throw new DiskRefusal('it is no regular file');
  return readAtMost(file, maxBytes);
}

/** Counts what is read, not what the file says of its size: a growing file has no true size. */
async function readAtMost(file: FileHandle, maxBytes: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let total = 0;
  for (;;) {
    const piece = Buffer.allocUnsafe(Math.min(65_536, maxBytes + 1 - total));
    const { bytesRead } = await file.read(piece);
    if (bytesRead === 0) return Buffer.concat(pieces);
    total += bytesRead;
    if (total > maxBytes) throw new DiskRefusal(`it has more than ${maxBytes} bytes`);
    pieces.push(piece.subarray(0, bytesRead));
  }
}
