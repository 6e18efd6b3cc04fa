import type { Clock } from '../../../ports/clock.ts';
import { writeMdnsQuery } from '../../../wire/mdns/write.ts';
import type { PlayerPlace } from '../../gateway/guarded-player.ts';
import type { KnownRecords, Question } from './known-records.ts';
import type { OwnRecord } from './own-record.ts';
import { keyOf } from './record-data.ts';
import { TOLD_SERVICES } from './told-services.ts';

/** Milliseconds: soon after somebody is new, then seldom; four times within the shortest life that players give (120 s). */
const SOON_MS = 4000;
const SELDOM_MS = 30_000;
/** A record that is said to end is asked for twice (a responder says nothing twice within a second, RFC 6762 §6) and has this long to be said. */
const DOUBT_AGAIN_MS = 1200;
const DOUBT_MS = 3000;
/** In one datagram. */
const MOST_QUESTIONS = 16;
const MOST_MISSING = 64;

const FOR_ALL = TOLD_SERVICES.map(({ name }): Question => ({ name, type: 'PTR' }));

interface AskerParts {
  readonly clock: Clock;
  readonly known: KnownRecords;
  /** Those whose name is known: one that has another address answers to the group as well. */
  readonly players: () => readonly PlayerPlace[];
  /** To the group on the players' side. */
  readonly ask: (query: Uint8Array) => void;
  /** These hold no more. */
  readonly onLost: (place: PlayerPlace, records: readonly OwnRecord[]) => void;
}

/** Asks players what they have to say; a good-bye is believed when the player says nothing else after it. */
export class Asker {
  readonly #parts: AskerParts;
  #asked = new Set<PlayerPlace>();
  #dueAt = 0;
  #pauseMs = SOON_MS;
  readonly #doubted = new Set<string>();

  constructor(parts: AskerParts) {
    this.#parts = parts;
  }

  /** To be called every few seconds. */
  look(): void {
    const { clock, players } = this.#parts;
    const all = players();
    if (all.some((place) => !this.#asked.has(place))) this.again();
    this.#asked = new Set(all);
    if (all.length === 0 || clock.elapsed() < this.#dueAt) return;
    this.#ask([...FOR_ALL, ...this.#missing(all)]);
    this.#dueAt = clock.elapsed() + this.#pauseMs;
    this.#pauseMs = Math.min(this.#pauseMs * 2, SELDOM_MS);
  }

  /** Somebody is new, or is heard by another card. */
  again(): void {
    this.#dueAt = 0;
    this.#pauseMs = SOON_MS;
  }

  /** It was said with no life left. Anybody near the player can say that in its name. */
  doubt(place: PlayerPlace, record: OwnRecord): void {
    const { clock, known } = this.#parts;
    const key = `${place.endpoint.host} ${keyOf(record)}`;
    if (this.#doubted.has(key) || !known.has(place, record)) return;
    this.#doubted.add(key);
    const at = clock.elapsed();
    const ask = (): void => this.#ask([{ name: record.name, type: record.type }]);
    ask();
    clock.after(DOUBT_AGAIN_MS, ask, { unref: true });
    const decide = (): void => {
      this.#doubted.delete(key);
      if (!known.isHeardSince(place, record, at)) this.#lose(place, record);
    };
    clock.after(DOUBT_MS, decide, { unref: true });
  }

  #lose(place: PlayerPlace, record: OwnRecord): void {
    const lost = this.#parts.known.lose(place, record);
    if (lost.length > 0) this.#parts.onLost(place, lost);
  }

  #missing(all: readonly PlayerPlace[]): readonly Question[] {
    return all.flatMap((place) => this.#parts.known.missing(place)).slice(0, MOST_MISSING);
  }

  #ask(questions: readonly Question[]): void {
    for (let at = 0; at < questions.length; at += MOST_QUESTIONS)
      this.#parts.ask(writeMdnsQuery({ questions: questions.slice(at, at + MOST_QUESTIONS) }));
  }
}
