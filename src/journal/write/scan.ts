import type { KeyObject } from 'node:crypto';
import type { AppendDisk } from '../../ports/append-disk.ts';
import { checkCheckpoint } from '../checkpoint.ts';
import { hashAfter, NO_HASH, type StoredEntry } from '../line.ts';
import { OWN_KINDS } from '../own-kinds.ts';
import { hashedPart, parseLine } from '../parse-line.ts';
import { eachLine, type LinesRead, type PlacedLine } from '../read/whole-lines.ts';
import type { ChainEnd } from './chain.ts';

/** What is needed of a segment to go on behind it. */
export interface SegmentScan extends LinesRead {
  /** The last line that is an entry by its form; undefined where there is none. */
  readonly end: ChainEnd | undefined;
  /** Time of the first entry. */
  readonly startedAt: number;
  /** From the last checkpoint that our key signed. */
  readonly begins: number | undefined;
  /** The first line that is no entry or does not fit the one before; undefined where all fit. */
  readonly damagedLine: number | undefined;
}

/** Reads a segment from its beginning to its end. Damage does not stop it: the chain goes on behind what is there. */
export async function scanSegment(
  files: AppendDisk,
  path: string,
  publicKey: KeyObject,
): Promise<SegmentScan> {
  const scan = new Scan(publicKey);
  const read = await eachLine(files, path, (line) => scan.take(line));
  const { end, startedAt, begins, damagedLine } = scan;
  return { ...read, end, startedAt, begins, damagedLine };
}

class Scan {
  end: ChainEnd | undefined;
  startedAt = 0;
  begins: number | undefined;
  damagedLine: number | undefined;
  readonly #publicKey: KeyObject;

  constructor(publicKey: KeyObject) {
    this.#publicKey = publicKey;
  }

  take({ bytes, line }: PlacedLine): void {
    const entry = parseLine(bytes);
    if (!entry.ok) {
      this.damagedLine ??= line;
      return;
    }
    if (!this.#fits(entry.value, bytes)) this.damagedLine ??= line;
    if (!this.end) this.startedAt = entry.value.at;
    this.end = { n: entry.value.n, hash: entry.value.hash };
    if (entry.value.kind === OWN_KINDS.checkpoint) this.#takeCheckpoint(entry.value);
  }

  #fits(entry: StoredEntry, bytes: Uint8Array): boolean {
    const previous = this.end ?? { n: entry.n - 1, hash: previousOf(entry) };
    return entry.n === previous.n + 1 && hashAfter(previous.hash, hashedPart(bytes)) === entry.hash;
  }

  #takeCheckpoint({ at, facts }: StoredEntry): void {
    const checkpoint = checkCheckpoint(this.#publicKey, at, facts);
    if (checkpoint.ok) this.begins = checkpoint.value.begins;
  }
}

/** The hash that the first line of a segment says the segment before ended with. */
const previousOf = ({ kind, facts }: StoredEntry): string =>
  kind === OWN_KINDS.segment && typeof facts['previous'] === 'string' ? facts['previous'] : NO_HASH;
