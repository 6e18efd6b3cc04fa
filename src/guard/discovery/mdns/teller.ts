import type { Clock } from '../../../ports/clock.ts';
import type { PlayerPlace } from '../../gateway/guarded-player.ts';
import type { Rights } from '../rights.ts';
import type { Sides } from '../segments.ts';
import type { Group } from './group.ts';
import type { KnownRecords } from './known-records.ts';
import type { OwnRecord } from './own-record.ts';
import { toldTo } from './told-to.ts';

interface TellerParts {
  readonly clock: Clock;
  readonly known: Pick<KnownRecords, 'of'>;
  readonly rights: Pick<Rights, 'ofAnyone'>;
  /** One for each version of IP. */
  readonly groups: readonly Pick<Group, 'say' | 'goodbye'>[];
  readonly sides: () => Sides;
}

/** RFC 6762 §8.3: at least twice, a second apart; a little more, so that the second is not held back. */
const AGAIN_MS = 1100;

/**
 * Tells people of players that come, change and go: to the group of a segment, and only where whoever comes along there may find the room.
 * Elsewhere nothing is told: clients ask, and what they were told ends by itself.
 */
export class Teller {
  readonly #parts: TellerParts;
  readonly #again = new Set<PlayerPlace>();

  constructor(parts: TellerParts) {
    this.#parts = parts;
  }

  /** A change that comes between the two is told by the second: one player can make no storm. */
  announce(place: PlayerPlace): void {
    if (this.#again.has(place)) return;
    this.#again.add(place);
    this.#tell(place);
    const again = (): void => {
      this.#again.delete(place);
      this.#tell(place);
    };
    this.#parts.clock.after(AGAIN_MS, again, { unref: true });
  }

  goodbye(place: PlayerPlace, records: readonly OwnRecord[]): void {
    for (const [side, told] of this.#toldOf(place, records))
      for (const group of this.#parts.groups) group.goodbye(side, told);
  }

  #tell(place: PlayerPlace): void {
    for (const [side, answers] of this.#toldOf(place, this.#parts.known.of(place)))
      for (const group of this.#parts.groups) group.say(side, { answers, additionals: [] });
  }

  /** To the group of each segment what everybody there may find and use: the rest is for those who ask. */
  #toldOf(
    place: PlayerPlace,
    records: readonly OwnRecord[],
  ): readonly (readonly [Sides['people'][number], readonly OwnRecord[]])[] {
    const { rights, sides } = this.#parts;
    return sides()
      .people.map((side) => [side, toldTo(rights.ofAnyone(side), place, records)] as const)
      .filter(([, told]) => told.length > 0);
  }
}
