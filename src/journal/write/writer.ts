import type { Journal, JournalEntry } from '../entry.ts';
import { type Facts, isCount, isKind } from '../line.ts';
import { isOwnKind, OWN_KINDS } from '../own-kinds.ts';
import { mapPersonal } from '../personal.ts';
import type { OpenSegment } from './open-segment.ts';
import { JournalSegments, type WriterPorts, type WriterStart } from './segments.ts';

/**
 * Writes entries, one line each, into the segment that is open. A failure leaves everything as it was after the last
 * whole line: nothing is written until the file ends there again.
 */
export class JournalWriter implements Journal {
  readonly #segments: JournalSegments;
  /** Entries that could not be written since one could. */
  #refused = 0;
  #isClosed = false;
  readonly #kinds = new Set<string>();

  constructor(ports: WriterPorts, start: WriterStart) {
    this.#segments = new JournalSegments(ports, start);
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
    return this.#segments.number;
  }

  /** The number of the last entry. */
  get entries(): number {
    return this.#segments.entries;
  }

  get refused(): number {
    return this.#refused;
  }

  get isSigned(): boolean {
    return this.#segments.isSigned;
  }

  /** Signs what stands; false when it could not be written. */
  checkpoint(at: number): boolean {
    return this.#attempt(() => this.#segments.sign(at));
  }

  /** Goes on in a new segment. */
  rotate(at: number): boolean {
    return this.#attempt(() => this.#segments.next(at));
  }

  /** States that segments before this one are no longer kept; from then on they may be missing. */
  beginAt(segment: number, at: number): boolean {
    const before = this.#segments.begins;
    this.#segments.keepFrom(segment);
    const isStated =
      this.tell('dropped', at, { segments: segment - before, through: segment - 1 }) && this.checkpoint(at);
    if (!isStated) this.#segments.keepFrom(before);
    return isStated;
  }

  async sync(): Promise<void> {
    await this.#segments.sync();
  }

  /** Signs, and lets go of the files; from then on nothing is written. */
  async close(at: number): Promise<void> {
    if (this.#isClosed) return;
    this.tell('closed', at);
    this.checkpoint(at);
    this.#isClosed = true;
    await this.#segments.close();
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
    if (arePut && this.#segments.isDue) this.checkpoint(at);
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
    const segment = this.#segments.ready(at);
    const sealed = entries.map((entry) => sealedIn(segment, entry));
    if (this.#refused > 0) sealed.unshift({ kind: OWN_KINDS.resumed, at, facts: { refused: this.#refused } });
    this.#segments.put(segment, sealed);
    this.#refused = 0;
  }
}

/** Personal values are written first: no entry speaks of a value that is not there. */
const sealedIn = ({ personal }: OpenSegment, { kind, at, facts }: JournalEntry): JournalEntry => ({
  kind,
  at,
  facts: mapPersonal(facts, personal.tokenFor),
});
