import type { KeyObject } from 'node:crypto';
import type { AppendDisk } from '../../ports/append-disk.ts';
import type { Disk } from '../../ports/disk.ts';
import type { Checkpoint } from '../checkpoint.ts';
import { inFolder, personalName, segmentName, segmentsIn } from '../files.ts';
import { parsePersonal } from '../parse-personal.ts';
import { eachLine, type LinesRead } from '../read/whole-lines.ts';
import { fingerprint } from '../write/keys.ts';
import { type Problem, Problems } from './problem.ts';
import { Walk } from './walk.ts';

/** What was found. The journal is intact when there are no problems. */
export interface Verification {
  readonly segments: number;
  readonly entries: number;
  /** Numbers of the first and the last entry; undefined where there is none. */
  readonly first: number | undefined;
  readonly last: number | undefined;
  /** Entries behind the last checkpoint: who can write to the files could have changed these. */
  readonly unsigned: number;
  /** The last checkpoint that fits. */
  readonly checkpoint: Checkpoint | undefined;
  /** The first hundred. */
  readonly problems: readonly Problem[];
  readonly problemCount: number;
}

export interface VerifyOptions {
  readonly folder: string;
  readonly publicKey: KeyObject;
  /** A checkpoint that was saved earlier: the journal must still hold what it speaks of. */
  readonly since?: Checkpoint;
}

interface Ports {
  readonly disk: Disk;
  readonly files: AppendDisk;
}

/** Reads a whole journal, a line at a time, and says what does not fit. Writes nothing; a writer may be at work. */
export async function verifyJournal(
  ports: Ports,
  { folder, publicKey, since }: VerifyOptions,
): Promise<Verification> {
  const names = await ports.disk.list(folder);
  const segments = segmentsIn(names);
  const problems = new Problems();
  const walk = new Walk(problems, { public: publicKey, fingerprint: fingerprint(publicKey) }, since);
  for (const [index, segment] of segments.entries()) {
    tellGap(problems, segments[index - 1], segment);
    walk.begin(segment, segment === (segments[index - 1] ?? 0) + 1);
    const path = inFolder(folder, segmentName(segment));
    walk.end(await settled(ports.files, path, await eachLine(ports.files, path, walk.take)));
    const personal = personalName(segment);
    if (names.includes(personal)) await verifyPersonal(ports.files, { folder, personal, problems });
  }
  tellEnds(problems, walk, { firstSegment: segments[0], since });
  return summary(walk, segments.length, problems);
}

/** A line that a writer was in the middle of is whole at the second look, or has others behind it. */
async function settled(files: AppendDisk, path: string, read: LinesRead): Promise<LinesRead> {
  if (read.tornBytes === 0) return read;
  const again = await eachLine(files, path, () => {});
  return again.wholeBytes > read.wholeBytes ? { ...read, tornBytes: 0 } : read;
}

function tellGap(problems: Problems, before: number | undefined, segment: number): void {
  if (before === undefined || segment === before + 1) return;
  problems.add({ id: 'missing-segment', detail: rangeOf(before + 1, segment - 1) });
}

const rangeOf = (from: number, to: number): string =>
  from === to ? segmentName(from) : `${segmentName(from)} to ${segmentName(to)}`;

interface Ends {
  readonly firstSegment: number | undefined;
  readonly since: Checkpoint | undefined;
}

/** What only shows when all was read: the beginning that the last checkpoint permits, and the end that must be there. */
function tellEnds(problems: Problems, walk: Walk, { firstSegment, since }: Ends): void {
  const begins = walk.checkpoint?.begins ?? 1;
  if (!walk.checkpoint) problems.add({ id: 'no-checkpoint', detail: 'no checkpoint fits' });
  if (firstSegment !== undefined && firstSegment > begins)
    problems.add({ id: 'missing-segment', detail: rangeOf(begins, firstSegment - 1) });
  if (since && !walk.hasKnown && !isDropped(walk, since))
    problems.add({ id: 'cut-off', detail: `the saved checkpoint knows entry ${since.through}` });
}

/** The saved checkpoint's place may be among what was dropped since; then a later checkpoint stands for it. */
const isDropped = ({ first, checkpoint }: Walk, { through }: Checkpoint): boolean =>
  first !== undefined && first > through && checkpoint !== undefined && checkpoint.through > through;

interface PersonalFile {
  readonly folder: string;
  readonly personal: string;
  readonly problems: Problems;
}

async function verifyPersonal(
  files: AppendDisk,
  { folder, personal: file, problems }: PersonalFile,
): Promise<void> {
  const { lines, tornBytes } = await eachLine(files, inFolder(folder, file), ({ bytes, line }) => {
    if (!parsePersonal(bytes))
      problems.add({ id: 'changed-value', file, line, detail: 'its token is that of another value' });
  });
  if (tornBytes > 0)
    problems.add({ id: 'cut-line', file, line: lines + 1, detail: `${tornBytes} bytes without a line end` });
}

function summary(walk: Walk, segments: number, problems: Problems): Verification {
  const { entries, first, last, checkpoint } = walk;
  return {
    segments,
    entries,
    first,
    last,
    unsigned: checkpoint && last !== undefined ? Math.max(0, last - checkpoint.through - 1) : entries,
    checkpoint,
    problems: problems.told,
    problemCount: problems.count,
  };
}
