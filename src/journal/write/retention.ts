import type { AppendDisk } from '../../ports/append-disk.ts';
import type { Disk } from '../../ports/disk.ts';
import { inFolder, namesOf, segmentName, segmentsIn } from '../files.ts';
import { parseLine } from '../parse-line.ts';
import { LineSplitter } from '../../base/line-splitter.ts';
import { MAX_LINE_BYTES } from '../line.ts';
import type { JournalWriter } from './writer.ts';

interface Ports {
  readonly disk: Disk;
  readonly files: AppendDisk;
}

/**
 * Drops the segments whose last entry is older than `before`, whole and oldest first. That they may be missing is signed
 * and on the disk before the first is removed. Returns how many were dropped.
 */
export async function dropOld(
  ports: Ports,
  writer: JournalWriter,
  { folder, before, now }: { readonly folder: string; readonly before: number; readonly now: number },
): Promise<number> {
  const segments = segmentsIn(await ports.disk.list(folder)).filter((segment) => segment <= writer.segment);
  const old = await countOld(ports, { folder, segments, before });
  const begins = segments[old];
  if (old === 0 || begins === undefined || !writer.beginAt(begins, now)) return 0;
  await writer.sync();
  await removeBefore(ports, folder, begins);
  return old;
}

/** Removes what a signed checkpoint says is no longer kept: also what a process that ended in the middle left. */
export async function removeBefore({ disk, files }: Ports, folder: string, begins: number): Promise<void> {
  const names = await disk.list(folder);
  for (const segment of segmentsIn(names).filter((segment) => segment < begins))
    for (const name of namesOf(names, segment).toReversed()) await files.remove(inFolder(folder, name));
}

interface Kept {
  readonly folder: string;
  readonly segments: readonly number[];
  readonly before: number;
}

/** A segment ended when the next one began. The last one is never old. */
async function countOld(ports: Ports, { folder, segments, before }: Kept): Promise<number> {
  for (const [index, segment] of segments.slice(1).entries()) {
    const began = await firstTime(ports, inFolder(folder, segmentName(segment)));
    if (began === undefined || began >= before) return index;
  }
  return Math.max(0, segments.length - 1);
}

async function firstTime({ files }: Ports, path: string): Promise<number | undefined> {
  const splitter = new LineSplitter(MAX_LINE_BYTES);
  for await (const piece of files.pieces(path)) {
    const [first] = splitter.push(piece);
    if (!first) continue;
    const entry = parseLine(first.bytes);
    return entry.ok ? entry.value.at : undefined;
  }
  return undefined;
}
