import type { Endpoint } from '../../base/address.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Random } from '../../ports/random.ts';
import type { SsdpSearch } from '../../wire/ssdp/message.ts';
import type { PlayerPlace } from '../gateway/guarded-player.ts';
import { RateLimit } from '../shield/rate-limit.ts';
import type { Registry } from './registry.ts';
import type { Rights } from './rights.ts';
import type { SearchRecord } from './search-record.ts';
import { Spread } from './spread.ts';
import type { Voices } from './voices.ts';
import { answerOf, matching } from './words.ts';

interface AnswererParts {
  readonly clock: Clock;
  readonly random: Random;
  readonly registry: Registry;
  readonly rights: Rights;
  readonly record: SearchRecord;
  readonly voices: Pick<Voices, 'say'>;
  readonly places: () => readonly PlayerPlace[];
}

/** Searches of one address; apps send three at a time, twice for each target. */
const RATE = { perSecond: 20, burst: 60 };
/** Players' answers that wait at once, whoever asked: what four players say to all searches that the socket holds (`ear.ts`). */
const MOST_WAITING = 16_384;
/**
 * Milliseconds. Answers are spread over MX seconds so that a network of many devices does not answer at once (UDA 2.0 §1.3.3); the guard
 * answers for all, in its own order, so a fraction is enough, and nobody waits.
 */
const SPREAD_MS = 80;

/** Answers searches for the players that the asker may find, as those players would. */
export class Answerer {
  readonly #parts: AnswererParts;
  readonly #rates: RateLimit;
  readonly #spread: Spread;

  constructor(parts: AnswererParts) {
    this.#parts = parts;
    this.#rates = new RateLimit(parts.clock, { read: RATE });
    this.#spread = new Spread(parts, { soonestMs: 0, withinMs: SPREAD_MS, most: MOST_WAITING });
  }

  /** `of` is the one player that was asked by its own address; all of them otherwise. */
  answer(search: SsdpSearch, from: Endpoint, of?: PlayerPlace): void {
    const { registry, rights, record, places } = this.#parts;
    if (this.#rates.take(from.host, 'read').kind !== 'pass') return;
    const asked = of ? [of] : places();
    const found = asked
      .map((place) => ({ place, statements: matching(registry.of(place), search.searchTarget) }))
      .filter(({ statements }) => statements.length > 0);
    if (found.length === 0) return;
    const standing = rights.of(from.host);
    record.note(from.host, standing);
    for (const { place, statements } of found)
      if (standing.rooms.has(place.room))
        this.#spread.later(() => this.#say(place, from, statements.map(answerOf)));
  }

  #say(place: PlayerPlace, to: Endpoint, answers: readonly Uint8Array[]): void {
    for (const bytes of answers) this.#parts.voices.say(place, { bytes, to });
  }
}
