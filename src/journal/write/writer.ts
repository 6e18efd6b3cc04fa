import type { KeyObject } from 'node:crypto';
import type { AppendDisk } from '../../ports/append-disk.ts';
import type { Log } from '../../ports/log.ts';
import type { Random } from '../../ports/random.ts';
import { signedFacts } from '../checkpoint.ts';
import type { Journal, JournalEntry } from '../entry.ts';
import { type Facts, isCount, isKind } from '../line.ts';
import { isOwnKind, OWN_KINDS } from '../own-kinds.ts';
import { mapPersonal } from '../personal.ts';
import { Chain, type ChainEnd } from './chain.ts';
import { fingerprint } from './keys.ts';
import { closeSegment, dayOf, openSegment, type OpenSegment, syncSegment } from './open-segment.ts';

export interface WriterPorts {
  readonly files: AppendDisk;
  readonly random: Random;
  readonly log: Log;
}

export interface WriterStart {
  readonly folder: string;
  readonly key: KeyObject;
  readonly end: ChainEnd;
  readonly begins: number;
  readonly maxSegmentBytes: number;
  readonly checkpointEvery: number;
  /** The segment to go on in, or the number of the one to begin. */
  readonly segment: OpenSegment | number;
}

/**
 * Writes entries, one line each, into the segment that is open. A failure leaves everything as it was after the last
 * whole line: nothing is written until the file ends there again.
 */
export class JournalWriter implements Journal {
  readonly #ports: WriterPorts;
  readonly #start: WriterStart;
  readonly #key: string;
  readonly #chain: Chain;
  #segment: OpenSegment | number;
  #begins: number;
  #sinceCheckpoint = 0;
  /** Entries that could not be written since one could. */
  #refused = 0;
  #isClosed = false;
  readonly #kinds = new Set<string>();

  constructor(ports: WriterPorts, start: WriterStart) {
    this.#ports = ports;
    this.#start = start;
    this.#key = fingerprint(start.key);
    this.#chain = new Chain(start.end);
    this.#segment = start.segment;
    this.#begins = start.begins;
  }

  append(entry: JournalEntry): boolean {
    return this.#write(entry, this.#isProper(entry));
  }

  /**
   * In one write where that can be, else each by itself: one that cannot be written takes no other with it. Where a disk
   * fails in the middle of more than `MAX_LINE_BYTES` a few may stand twice.
   */
  appendEach(entries: readonly JournalEntry[]): readonly boolean[] {
    const areTogether = entries.length > 1 && entries.every(this.#isProper) && this.#isPut(entries);
    return entries.map((entry) => areTogether || this.append(entry));
  }

  /** An entry of the journal's own. */
  tell(kind: keyof typeof OWN_KINDS, at: number, facts: Facts = {}): boolean {
    return this.#write({ kind, at, facts });
  }

  /** The segment that is written to. */
  get segment(): number {
    return typeof this.#segment === 'number' ? this.#segment : this.#segment.number;
  }

  /** The number of the last entry. */
  get entries(): number {
    return this.#chain.end.n;
  }

  get refused(): number {
    return this.#refused;
  }

  get isSigned(): boolean {
    return this.#sinceCheckpoint === 0;
  }

  /** Signs what stands; false when it could not be written. */
  checkpoint(at: number): boolean {
    return this.#attempt(() => this.#sign(this.#opened(at), at));
  }

  /** Goes on in a new segment. */
  rotate(at: number): boolean {
    return this.#attempt(() => void this.#next(this.#opened(at), at));
  }

  /** States that segments before this one are no longer kept; from then on they may be missing. */
  beginAt(segment: number, at: number): boolean {
    const before = this.#begins;
    this.#begins = segment;
    const isStated =
      this.tell('dropped', at, { segments: segment - before, through: segment - 1 }) && this.checkpoint(at);
    if (!isStated) this.#begins = before;
    return isStated;
  }

  async sync(): Promise<void> {
    if (typeof this.#segment !== 'number') await syncSegment(this.#segment);
  }

  /** Signs, and lets go of the files; from then on nothing is written. */
  async close(at: number): Promise<void> {
    if (this.#isClosed) return;
    this.tell('closed', at);
    this.checkpoint(at);
    this.#isClosed = true;
    if (typeof this.#segment !== 'number') await closeSegment(this.#segment);
  }

  readonly #isProper = ({ kind, at }: JournalEntry): boolean => isCount(at) && this.#isForeign(kind);

  #isForeign(kind: string): boolean {
    if (this.#kinds.has(kind)) return true;
    if (!isKind(kind) || isOwnKind(kind)) return false;
    if (this.#kinds.size < 1000) this.#kinds.add(kind);
    return true;
  }

  #write(entry: JournalEntry, isProper = true): boolean {
    const isWritten = isProper && this.#isPut([entry]);
    if (!isWritten) this.#refused += 1;
    return isWritten;
  }

  #isPut(entries: readonly JournalEntry[]): boolean {
    const at = entries.at(-1)?.at ?? 0;
    const arePut = this.#attempt(() => this.#put(entries, at));
    if (arePut && this.#sinceCheckpoint >= this.#start.checkpointEvery) this.checkpoint(at);
    return arePut;
  }

  #attempt(work: () => void): boolean {
    if (this.#isClosed) return false;
    try {
      work();
      return true;
    } catch {
      return false;
    }
  }

  #put(entries: readonly JournalEntry[], at: number): void {
    let segment = this.#opened(at);
    const isFull = segment.entries.size + segment.personal.size >= this.#start.maxSegmentBytes;
    if (isFull || dayOf(at) > segment.day) segment = this.#next(segment, at);
    const sealed = entries.map((entry) => this.#sealed(segment, entry));
    if (this.#refused > 0) sealed.unshift({ kind: OWN_KINDS.resumed, at, facts: { refused: this.#refused } });
    this.#chain.put(segment.entries, sealed);
    this.#refused = 0;
    this.#sinceCheckpoint += sealed.length;
  }

  /** Personal values are written first: no entry speaks of a value that is not there. */
  #sealed({ personal }: OpenSegment, { kind, at, facts }: JournalEntry): JournalEntry {
    return { kind, at, facts: mapPersonal(facts, personal.tokenFor) };
  }

  #opened(at: number): OpenSegment {
    return typeof this.#segment === 'number' ? this.#begin(this.#segment, at) : this.#segment;
  }

  /** Signs the end of a segment and begins the next one; when that fails the old one is still the one to write to. */
  #next(segment: OpenSegment, at: number): OpenSegment {
    if (this.#sinceCheckpoint > 0) this.#sign(segment, at);
    const next = this.#begin(segment.number + 1, at);
    closeSegment(segment).catch((cause: unknown) =>
      this.#ports.log.warn('a segment of the journal may not be on the disk', { why: String(cause) }),
    );
    return next;
  }

  #begin(number: number, at: number): OpenSegment {
    const { folder } = this.#start;
    const place = { folder, number, startedAt: at, entryBytes: 0, personalBytes: 0 };
    const segment = openSegment(this.#ports, place);
    try {
      const facts = { format: 1, segment: number, previous: this.#chain.end.hash, key: this.#key };
      this.#chain.put(segment.entries, [{ kind: OWN_KINDS.segment, at, facts }]);
    } catch (cause) {
      segment.entries.close();
      segment.personal.close();
      throw cause;
    }
    this.#segment = segment;
    this.#sinceCheckpoint += 1;
    return segment;
  }

  #sign(segment: OpenSegment, at: number): void {
    const { n: through, hash } = this.#chain.end;
    const facts = signedFacts(this.#start.key, { at, through, hash, begins: this.#begins });
    this.#chain.put(segment.entries, [{ kind: OWN_KINDS.checkpoint, at, facts }]);
    this.#sinceCheckpoint = 0;
  }
}
