import type { KeyObject } from 'node:crypto';
import type { AppendDisk } from '../../ports/append-disk.ts';
import type { Disk } from '../../ports/disk.ts';
import { inFolder, personalName, segmentName, tornName } from '../files.ts';
import { type Facts, NO_HASH } from '../line.ts';
import { eachLine } from '../read/whole-lines.ts';
import type { ChainEnd } from './chain.ts';
import type { SegmentPlace } from './open-segment.ts';
import { scanSegment, type SegmentScan } from './scan.ts';
import { setAside } from './set-aside.ts';

/** Where the chain goes on. */
export interface Recovered {
  readonly end: ChainEnd;
  /** The first segment that is kept, as the last checkpoint says. */
  readonly begins: number;
  /** The segment to go on in, or the number of the one to begin. */
  readonly segment: SegmentPlace | number;
  /** What has to be told of it. */
  readonly tell: { readonly kind: 'recovered' | 'damaged'; readonly facts: Facts } | undefined;
}

interface Found {
  readonly folder: string;
  readonly names: readonly string[];
  /** In order. */
  readonly segments: readonly number[];
  readonly publicKey: KeyObject;
}

interface Ports {
  readonly disk: Disk;
  readonly files: AppendDisk;
}

/**
 * Finds the end of the chain in a folder and makes it one that can be gone on behind. A last line that was cut in the
 * middle is set aside. A segment with whole lines that do not fit is left as it is, for `verify` to show, and the next
 * one is begun: nothing that was changed is ever made to look right.
 */
export async function recover(ports: Ports, found: Found): Promise<Recovered> {
  const last = found.segments.at(-1);
  if (last === undefined) return { ...NOTHING_YET, segment: 1, tell: undefined };
  const scan = await scanned(ports, found, last);
  const before = await readBack(ports, { ...found, segments: found.segments.slice(0, -1) }, scan);
  if (scan.damagedLine !== undefined) {
    const facts = { segment: last, line: scan.damagedLine };
    return { ...before, segment: last + 1, tell: { kind: 'damaged', facts } };
  }
  const tell = await trimmed(ports, { found, last, scan });
  return { ...before, segment: await placeIn(ports, { found, last, scan }), tell };
}

const NOTHING_YET = { end: { n: 0, hash: NO_HASH }, begins: 1 };

const scanned = ({ files }: Ports, { folder, publicKey }: Found, segment: number): Promise<SegmentScan> =>
  scanSegment(files, inFolder(folder, segmentName(segment)), publicKey);

type Known = Partial<Pick<SegmentScan, 'end' | 'begins'>>;

/** What the last segment does not tell, an earlier one does. */
async function readBack(
  ports: Ports,
  found: Found,
  known: Known,
): Promise<{ readonly end: ChainEnd; readonly begins: number }> {
  const { end, begins } = known;
  const before = found.segments.at(-1);
  if ((end && begins !== undefined) || before === undefined)
    return { end: end ?? NOTHING_YET.end, begins: begins ?? NOTHING_YET.begins };
  const scan = await scanned(ports, found, before);
  const more = { end: end ?? scan.end, begins: begins ?? scan.begins };
  return readBack(ports, { ...found, segments: found.segments.slice(0, -1) }, more);
}

interface Last {
  readonly found: Found;
  readonly last: number;
  readonly scan: SegmentScan;
}

async function trimmed(ports: Ports, { found, last, scan }: Last): Promise<Recovered['tell']> {
  const { folder, names } = found;
  const { wholeBytes, tornBytes } = scan;
  // A cut of which no entry tells yet: the process ended before it was written.
  const untold = names.includes(tornName(last, wholeBytes));
  if (tornBytes === 0 && !untold) return undefined;
  if (tornBytes > 0) await setAside(ports, { folder, segment: last, wholeBytes });
  const facts = { segment: last, offset: wholeBytes, file: tornName(last, wholeBytes) };
  return { kind: 'recovered', facts };
}

async function placeIn({ files }: Ports, { found, last, scan }: Last): Promise<SegmentPlace | number> {
  if (!scan.end) return last;
  const { folder, names } = found;
  const personal = personalName(last);
  const personalBytes = names.includes(personal)
    ? (await eachLine(files, inFolder(folder, personal), () => {})).wholeBytes
    : 0;
  return { folder, number: last, startedAt: scan.startedAt, entryBytes: scan.wholeBytes, personalBytes };
}
