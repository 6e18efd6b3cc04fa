import type { AppendDisk } from '../../ports/append-disk.ts';
import type { Random } from '../../ports/random.ts';
import { inFolder, personalName, segmentName } from '../files.ts';
import { GrowingFile } from './growing-file.ts';
import { PersonalStore } from './personal-store.ts';

/** The segment that is written to. */
export interface OpenSegment {
  readonly number: number;
  /** Days since the epoch, UTC, of its first line. */
  readonly day: number;
  readonly entries: GrowingFile;
  readonly personal: PersonalStore;
}

export interface SegmentPlace {
  readonly folder: string;
  readonly number: number;
  /** Time of the first line, in milliseconds since the epoch. */
  readonly startedAt: number;
  /** Bytes of whole lines that are there already; what is behind them is cut off. */
  readonly entryBytes: number;
  readonly personalBytes: number;
}

const DAY_MS = 86_400_000;
export const dayOf = (at: number): number => Math.floor(at / DAY_MS);

/** Opens the files of a segment; throws when one cannot be opened, and then neither is. */
export function openSegment(
  ports: { readonly files: AppendDisk; readonly random: Random },
  { folder, number, startedAt, entryBytes, personalBytes }: SegmentPlace,
): OpenSegment {
  const file = ports.files.openAppend(inFolder(folder, segmentName(number)));
  try {
    const personal = new PersonalStore(ports, inFolder(folder, personalName(number)), personalBytes);
    return { number, day: dayOf(startedAt), entries: new GrowingFile(file, entryBytes), personal };
  } catch (cause) {
    file.close();
    throw cause;
  }
}

/** Lets go of a segment once its bytes are on the disk. */
export async function closeSegment(segment: OpenSegment): Promise<void> {
  try {
    await syncSegment(segment);
  } finally {
    segment.entries.close();
    segment.personal.close();
  }
}

export async function syncSegment({ entries, personal }: OpenSegment): Promise<void> {
  await Promise.all([personal.sync(), entries.sync()]);
}
