import type { Clock } from '../../../ports/clock.ts';
import type { Side } from '../segments.ts';
import type { Speaking } from '../speaking.ts';
import type { OwnRecord } from './own-record.ts';
import { keyOf } from './record-data.ts';
import type { Reply, Told } from './reply.ts';
import { answersOf, goodbyesOf } from './words.ts';

/** Milliseconds: a record is told to a group once in this time, whoever asks (RFC 6762 §6). */
const PAUSE_MS = 1000;
const MOST_RECORDS = 4096;

interface GroupParts {
  readonly clock: Clock;
  readonly link: Pick<Speaking, 'toAll'>;
}

/** Speaks to all on one side. Whoever asks often or changes often makes no storm. */
export class Group {
  readonly #parts: GroupParts;
  readonly #said = new Map<string, number>();

  constructor(parts: GroupParts) {
    this.#parts = parts;
  }

  say(side: Side, reply: Reply): void {
    const answers = reply.answers.filter((record) => this.#take(side, record));
    if (answers.length > 0) this.#toAll(answersOf({ ...reply, answers }), side);
  }

  goodbye(side: Side, records: readonly OwnRecord[]): void {
    if (records.length > 0) this.#toAll(goodbyesOf(records), side);
  }

  #toAll(messages: readonly Uint8Array[], side: Side): void {
    for (const bytes of messages) this.#parts.link.toAll(bytes, side);
  }

  #take(side: Side, record: Told): boolean {
    const now = this.#parts.clock.elapsed();
    const key = `${side.own} ${keyOf(record)}`;
    const at = this.#said.get(key);
    if (at !== undefined && now - at < PAUSE_MS) return false;
    if (this.#said.size >= MOST_RECORDS) this.#said.clear();
    this.#said.set(key, now);
    return true;
  }
}
