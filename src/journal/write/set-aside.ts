import type { AppendDisk } from '../../ports/append-disk.ts';
import type { Disk } from '../../ports/disk.ts';
import { inFolder, segmentName, tornName } from '../files.ts';

/** Of a longer torn end this much is kept. A line has at most 64 KiB; what is longer is none of ours. */
const MAX_KEPT_BYTES = 1 << 20;

/**
 * Keeps what stands behind the last whole line as evidence, beside the segment, and only then cuts it off. Where a file
 * of that name is there already (the cut was made and its entry was not), the new end is added to it.
 */
export async function setAside(
  { disk, files }: { readonly disk: Disk; readonly files: AppendDisk },
  place: { readonly folder: string; readonly segment: number; readonly wholeBytes: number },
): Promise<string> {
  const path = inFolder(place.folder, segmentName(place.segment));
  const name = tornName(place.segment, place.wholeBytes);
  const aside = inFolder(place.folder, name);
  const before = (await disk.exists(aside)) ? [await disk.read(aside, 16 * MAX_KEPT_BYTES)] : [];
  await disk.write(aside, Buffer.concat([...before, await bytesFrom(files, path, place.wholeBytes)]));
  const file = files.openAppend(path);
  try {
    file.truncate(place.wholeBytes);
    await file.sync();
  } finally {
    file.close();
  }
  return name;
}

async function bytesFrom(files: AppendDisk, path: string, start: number): Promise<Uint8Array> {
  const kept: Uint8Array[] = [];
  let [at, length] = [0, 0];
  for await (const piece of files.pieces(path)) {
    const part = piece.subarray(Math.max(0, start - at)).subarray(0, MAX_KEPT_BYTES - length);
    at += piece.length;
    length += part.length;
    kept.push(part);
    if (length === MAX_KEPT_BYTES) break;
  }
  return Buffer.concat(kept);
}
