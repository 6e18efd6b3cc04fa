import type { IpAddress } from '../../../base/address.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { PlayerPlace } from '../../gateway/guarded-player.ts';
import type { Rights } from '../rights.ts';
import type { Side, Sides } from '../segments.ts';
import type { Group } from './group.ts';
import type { KnownRecords } from './known-records.ts';
import type { OwnRecord } from './own-record.ts';
import { toldTo } from './told-to.ts';
import { answersOf, goodbyesOf } from './words.ts';

interface TellerParts {
  readonly clock: Clock;
  readonly known: Pick<KnownRecords, 'of'>;
  readonly rights: Pick<Rights, 'of' | 'ofAnyone' | 'known'>;
  /** One for each version of IP. */
  readonly groups: readonly Pick<Group, 'say' | 'goodbye'>[];
  /** Says to one host on a side what it did not ask for. */
  readonly toOne: (messages: readonly Uint8Array[], to: IpAddress, side: Side) => void;
  readonly sides: () => Sides;
}

interface ToldToOne {
  readonly side: Side;
  readonly to: IpAddress;
  readonly told: readonly OwnRecord[];
}

/** RFC 6762 §8.3: at least twice, a second apart; a little more, so that the second is not held back. */
const AGAIN_MS = 1100;

/**
 * Tells people of players that come, change and go: to the group of a segment only where whoever comes along there may find the room; what else somebody
 * may find who is known there, to that one alone. Others ask, and what they were told ends by itself.
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
    for (const { side, to, told } of this.#toldEach(place, records))
      this.#parts.toOne(goodbyesOf(told), to, side);
  }

  #tell(place: PlayerPlace): void {
    const records = this.#parts.known.of(place);
    for (const [side, answers] of this.#toldOf(place, records))
      for (const group of this.#parts.groups) group.say(side, { answers, additionals: [] });
    for (const { side, to, told } of this.#toldEach(place, records))
      this.#parts.toOne(answersOf({ answers: told, additionals: [] }), to, side);
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

  /** To each who is known in a segment what that one may find and use, and not everybody there. */
  #toldEach(place: PlayerPlace, records: readonly OwnRecord[]): readonly ToldToOne[] {
    const { rights, sides } = this.#parts;
    return sides()
      .people.flatMap((side) => {
        const all = new Set(toldTo(rights.ofAnyone(side), place, records));
        return rights.known(side).map((to) => {
          const told = toldTo(rights.of(to), place, records).filter((record) => !all.has(record));
          return { side, to, told };
        });
      })
      .filter(({ told }) => told.length > 0);
  }
}
