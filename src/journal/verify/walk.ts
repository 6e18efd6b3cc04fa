import type { KeyObject } from 'node:crypto';
import { type Checkpoint, checkCheckpoint } from '../checkpoint.ts';
import { segmentName } from '../files.ts';
import { hashAfter, NO_HASH, type StoredEntry } from '../line.ts';
import { OWN_KINDS } from '../own-kinds.ts';
import { hashedPart, parseLine } from '../parse-line.ts';
import type { LinesRead, PlacedLine } from '../read/whole-lines.ts';
import type { ProblemId, Problems } from './problem.ts';

interface Before {
  readonly n: number;
  readonly hash: string;
}

/** Follows the chain line by line. After a problem it goes on from what stands there, so that each is told once. */
export class Walk {
  readonly #problems: Problems;
  readonly #key: { readonly public: KeyObject; readonly fingerprint: string };
  readonly #known: Checkpoint | undefined;
  #segment = 0;
  #line = 0;
  /** The entry before; undefined at the beginning and behind what could not be read. */
  #before: Before | undefined = { n: 0, hash: NO_HASH };
  /** The last checkpoint that fits. */
  checkpoint: Checkpoint | undefined;
  entries = 0;
  first: number | undefined;
  last: number | undefined;
  hasKnown = false;

  constructor(
    problems: Problems,
    key: { readonly public: KeyObject; readonly fingerprint: string },
    known: Checkpoint | undefined,
  ) {
    this.#problems = problems;
    this.#key = key;
    this.#known = known;
  }

  /** The next segment; `isNext` is false where some are missing before it. */
  begin(segment: number, isNext: boolean): void {
    if (!isNext) this.#before = undefined;
    this.#segment = segment;
    this.#line = 0;
  }

  readonly take = ({ bytes, line }: PlacedLine): void => {
    this.#line = line;
    const entry = parseLine(bytes);
    if (!entry.ok) {
      this.#tell('not-an-entry', entry.error);
      this.#before = undefined;
      return;
    }
    this.#check(entry.value, bytes);
    this.entries += 1;
    this.first ??= entry.value.n;
    this.last = entry.value.n;
    this.#before = { n: entry.value.n, hash: entry.value.hash };
  };

  end({ lines, tornBytes }: LinesRead): void {
    this.#line = lines + 1;
    if (tornBytes > 0) this.#tell('cut-line', `${tornBytes} bytes without a line end`);
    else if (lines === 0) this.#tell('empty-segment', 'not even its first line is there');
  }

  #check(entry: StoredEntry, bytes: Uint8Array): void {
    const isFirst = this.#line === 1;
    if (isFirst !== (entry.kind === OWN_KINDS.segment)) {
      this.#tell('wrong-first-line', isFirst ? `it is of kind ${entry.kind}` : 'it stands in the middle');
    } else if (isFirst) this.#checkFirst(entry, bytes);
    else if (this.#before) this.#checkNext(entry, this.#before, bytes);
    if (entry.n === this.#known?.through) this.#compare(entry, this.#known);
  }

  #checkFirst(entry: StoredEntry, bytes: Uint8Array): void {
    const { format, segment, previous, key } = entry.facts;
    const before = this.#before;
    if (format !== 1 || segment !== this.#segment || typeof previous !== 'string')
      this.#tell('wrong-first-line', 'it is of another format or segment');
    else if (hashAfter(previous, hashedPart(bytes)) !== entry.hash)
      this.#tell('wrong-hash', 'its hash does not fit');
    else if (before && previous !== before.hash) this.#tell('not-linked', 'it names another last hash');
    else if (before && entry.n !== before.n + 1) this.#tell('wrong-number', follows(entry, before));
    else if (key !== this.#key.fingerprint) this.#tell('other-key', 'its key is not the one given');
  }

  #checkNext(entry: StoredEntry, before: Before, bytes: Uint8Array): void {
    if (entry.n !== before.n + 1) this.#tell('wrong-number', follows(entry, before));
    else if (hashAfter(before.hash, hashedPart(bytes)) !== entry.hash)
      this.#tell('wrong-hash', 'its hash does not fit');
    else if (entry.kind === OWN_KINDS.checkpoint) this.#checkSigned(entry, before);
  }

  #checkSigned({ at, facts }: StoredEntry, before: Before): void {
    const checkpoint = checkCheckpoint(this.#key.public, at, facts);
    if (!checkpoint.ok) this.#tell('forged-checkpoint', checkpoint.error);
    else if (checkpoint.value.through !== before.n || checkpoint.value.hash !== before.hash)
      this.#tell('wrong-checkpoint', `it speaks of entry ${checkpoint.value.through}`);
    else this.checkpoint = checkpoint.value;
  }

  #compare(entry: StoredEntry, known: Checkpoint): void {
    this.hasKnown = true;
    if (entry.hash !== known.hash) this.#tell('cut-off', `entry ${entry.n} is another than it was`);
  }

  #tell(id: ProblemId, detail: string): void {
    this.#problems.add({ id, file: segmentName(this.#segment), line: this.#line, detail });
  }
}

const follows = ({ n }: StoredEntry, before: Before): string =>
  before.n === 0 ? `the first has number ${n}` : `number ${n} follows ${before.n}`;
