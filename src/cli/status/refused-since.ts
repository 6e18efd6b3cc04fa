import { join } from 'node:path';
import { nodeAppendDisk } from '../../host/append/append-disk.ts';
import { nodeDisk } from '../../host/disk/disk.ts';
import { PUBLIC_KEY_FILE } from '../../journal/files.ts';
import { queryJournal } from '../../journal/query/query.ts';
import type { StateFlags } from '../state-folder.ts';
import { Refused, type RefusedLine, type SegmentNames } from './refused.ts';

/** What was refused since a moment. */
export interface RefusedSince {
  readonly total: number;
  /** The newest first; of more kinds than are told apart the oldest are left out. */
  readonly lines: readonly RefusedLine[];
  /** Lines of the journal that are no entries. */
  readonly unreadable: number;
}

/** From the journal of a state folder; undefined where there is none. */
export async function refusedSince(
  { state }: StateFlags,
  since: number,
  segmentNames: SegmentNames,
): Promise<RefusedSince | undefined> {
  const disk = nodeDisk();
  const folder = join(state, 'journal');
  if (!(await disk.exists(join(folder, PUBLIC_KEY_FILE)))) return undefined;
  const refused = new Refused(segmentNames);
  const { unreadable } = await queryJournal(
    { disk, files: nodeAppendDisk() },
    {
      folder,
      filter: { kind: 'decision', effect: 'forbid', since },
      redact: false,
      onEntry: (entry) => {
        refused.add(entry);
        return true;
      },
    },
  );
  return { total: refused.total, lines: refused.lines(), unreadable };
}
