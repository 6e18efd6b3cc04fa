import type { Endpoint } from '../../base/address.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Random } from '../../ports/random.ts';
import type { SsdpSearch } from '../../wire/ssdp/message.ts';
import type { PlayerPlace } from '../gateway/guarded-player.ts';
import { RateLimit } from '../shield/rate-limit.ts';
import { BySide } from './by-side.ts';
import type { Registry } from './registry.ts';
import type { Rights, Standing } from './rights.ts';
import type { SearchRecord } from './search-record.ts';
import { hostOn, type Side } from './segments.ts';
import { Spread } from './spread.ts';
import type { Statement } from './statement.ts';
import { answerOf, matching } from './words.ts';

/** A search, and who asks. */
export interface Asked {
  readonly search: SsdpSearch;
  readonly from: Endpoint;
  readonly side: Side;
  /** The one player that was asked by its own address; all of them otherwise. */
  readonly of?: PlayerPlace;
  /** Who asks; whoever is at the address where it is not told. */
  readonly standing?: Standing;
}

interface AnswererParts {
  readonly clock: Clock;
  readonly random: Random;
  readonly registry: Pick<Registry, 'of'>;
  readonly rights: Pick<Rights, 'of'>;
  readonly record: Pick<SearchRecord, 'note'>;
  readonly say: (place: PlayerPlace, bytes: Uint8Array, asked: Asked) => void;
  readonly places: () => readonly PlayerPlace[];
}

/** Searches of one address; apps send three at a time, twice for each target. */
export const SEARCH_RATE = { perSecond: 20, burst: 60 };
/** Players' answers that wait at once on a side, whoever asked: what four players say to all searches that the socket holds (`ear.ts`). */
const MOST_WAITING = 16_384;
/**
 * Milliseconds. Answers are spread over MX seconds so that a network of many devices does not answer at once (UDA 2.0 §1.3.3); the guard
 * answers for all, in its own order, so a fraction is enough, and nobody waits.
 */
const SPREAD = { soonestMs: 0, withinMs: 80, most: MOST_WAITING };

/** Answers searches for the players that the asker may find, as those players would. */
export class Answerer {
  readonly #parts: AnswererParts;
  readonly #rates: BySide<RateLimit>;
  readonly #spreads: BySide<Spread>;

  constructor(parts: AnswererParts) {
    this.#parts = parts;
    this.#rates = new BySide(() => new RateLimit(parts.clock, { read: SEARCH_RATE }));
    this.#spreads = new BySide(() => new Spread(parts, SPREAD));
  }

  answer(asked: Asked): void {
    const { rights, record } = this.#parts;
    const { search, from, side, of } = asked;
    if (this.#rates.on(side).take(from.host, 'read').kind !== 'pass') return;
    const found = this.#asksFor(search, of);
    if (found.length === 0) return;
    const standing = asked.standing ?? rights.of(from.host);
    const told = found.filter(({ room }) => standing.rooms.has(room));
    record.note(hostOn(side, from.host), told.length > 0 ? standing : { ...standing, rooms: new Set() });
    for (const place of told) this.#spreads.on(side).later(() => this.#say(place, asked));
  }

  #asksFor(search: SsdpSearch, of?: PlayerPlace): readonly PlayerPlace[] {
    const all = of ? [of] : this.#parts.places();
    return all.filter((place) => this.#said(place, search).length > 0);
  }

  #said(place: PlayerPlace, { searchTarget }: SsdpSearch): readonly Statement[] {
    return matching(this.#parts.registry.of(place), searchTarget);
  }

  /** What holds by now: one that has gone meanwhile is not told of after its good-bye. */
  #say(place: PlayerPlace, asked: Asked): void {
    for (const statement of this.#said(place, asked.search))
      this.#parts.say(place, answerOf(statement), asked);
  }
}
