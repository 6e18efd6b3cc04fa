import type { KeyObject } from 'node:crypto';
import type { AppendDisk } from '../../ports/append-disk.ts';
import type { Log } from '../../ports/log.ts';
import type { Random } from '../../ports/random.ts';
import { signedFacts } from '../checkpoint.ts';
import type { JournalEntry } from '../entry.ts';
import { OWN_KINDS } from '../own-kinds.ts';
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

/** The segment that is open, and the chain that goes through all of them. What cannot be written throws and is not there. */
export class JournalSegments {
  readonly #ports: WriterPorts;
  readonly #start: WriterStart;
  readonly #key: string;
  readonly #chain: Chain;
  #segment: OpenSegment | number;
  #begins: number;
  #sinceCheckpoint = 0;

  constructor(ports: WriterPorts, start: WriterStart) {
    this.#ports = ports;
    this.#start = start;
    this.#key = fingerprint(start.key);
    this.#chain = new Chain(start.end);
    this.#segment = start.segment;
    this.#begins = start.begins;
  }

  /** Of the one that is written to. */
  get number(): number {
    return typeof this.#segment === 'number' ? this.#segment : this.#segment.number;
  }

  /** The number of the last entry. */
  get entries(): number {
    return this.#chain.end.n;
  }

  /** The first one that is kept; earlier ones may be missing. */
  get begins(): number {
    return this.#begins;
  }

  get isSigned(): boolean {
    return this.#sinceCheckpoint === 0;
  }

  /** Whether so much stands unsigned that it is time to sign. */
  get isDue(): boolean {
    return this.#sinceCheckpoint >= this.#start.checkpointEvery;
  }

  /** What checkpoints say from now on. */
  keepFrom(segment: number): void {
    this.#begins = segment;
  }

  /** The one to write to now: another where that one is full, or of a day before. */
  ready(at: number): OpenSegment {
    const segment = this.#opened(at);
    const isFull = segment.entries.size + segment.personal.size >= this.#start.maxSegmentBytes;
    return isFull || dayOf(at) > segment.day ? this.#next(segment, at) : segment;
  }

  put(segment: OpenSegment, entries: readonly JournalEntry[]): void {
    this.#chain.put(segment.entries, entries);
    this.#sinceCheckpoint += entries.length;
  }

  /** Signs what stands. */
  sign(at: number): void {
    this.#sign(this.#opened(at), at);
  }

  /** Goes on in a new one. */
  next(at: number): void {
    this.#next(this.#opened(at), at);
  }

  async sync(): Promise<void> {
    if (typeof this.#segment !== 'number') await syncSegment(this.#segment);
  }

  /** Lets go of the files. */
  async close(): Promise<void> {
    if (typeof this.#segment !== 'number') await closeSegment(this.#segment);
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
