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
  readonly groups: readonly Telling[];
  /** Says to one host on a side what it did not ask for. */
  readonly toOne: (messages: readonly Uint8Array[], to: IpAddress, side: Side) => void;
  readonly sides: () => Sides;
}

type Telling = Pick<Group, 'say' | 'goodbye'>;

/** How it is said. */
interface Words {
  readonly toAll: (group: Telling, side: Side, told: readonly OwnRecord[]) => void;
  readonly toOne: (told: readonly OwnRecord[]) => readonly Uint8Array[];
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
    this.#toEach(place, records, {
      toAll: (group, side, told) => group.goodbye(side, told),
      toOne: goodbyesOf,
    });
  }

  #tell(place: PlayerPlace): void {
    this.#toEach(place, this.#parts.known.of(place), {
      toAll: (group, side, answers) => group.say(side, { answers, additionals: [] }),
      toOne: (answers) => answersOf({ answers, additionals: [] }),
    });
  }

  /** To the group of each segment what everybody there may find and use; to each who is known there what else that one may. */
  #toEach(place: PlayerPlace, records: readonly OwnRecord[], { toAll, toOne }: Words): void {
    const { rights, groups, sides } = this.#parts;
    for (const side of sides().people) {
      const all = toldTo(rights.ofAnyone(side), place, records);
      if (all.length > 0) for (const group of groups) toAll(group, side, all);
      for (const to of rights.known(side)) {
        const more = toldTo(rights.of(to), place, records).filter((record) => !all.includes(record));
        if (more.length > 0) this.#parts.toOne(toOne(more), to, side);
      }
    }
  }
}
