import type { PlayerPlace } from '../gateway/guarded-player.ts';
import type { LinkOfSides } from './ipv6/link-of-sides.ts';
import { SSDP_ON_LINK } from './ipv6/ssdp-speech.ts';
import type { Rights } from './rights.ts';
import type { Side, Sides } from './segments.ts';
import type { Statement } from './statement.ts';
import { GROUP, type Voices } from './voices.ts';
import type { Announce } from './words.ts';

interface TellerParts {
  readonly voices: Pick<Voices, 'say'>;
  /** Speaks over IPv6; where that is away, to nobody. */
  readonly link: Pick<LinkOfSides, 'toAll'>;
  readonly rights: Pick<Rights, 'of' | 'ofAnyone' | 'known'>;
  readonly sides: () => Sides;
}

/**
 * Tells people of players that come and go, for those players. To the groups of a segment only where whoever comes along there may find
 * the room; elsewhere to those alone who are known there and may, each at the own address.
 */
export class Teller {
  readonly #parts: TellerParts;

  constructor(parts: TellerParts) {
    this.#parts = parts;
  }

  tell(place: PlayerPlace, statements: readonly Statement[], announce: Announce): void {
    if (statements.length === 0) return;
    const { rights, sides } = this.#parts;
    for (const side of sides().people) {
      if (rights.ofAnyone(side).rooms.has(place.room)) this.#tellAll(side, place, statements, announce);
      else this.#tellKnown(side, place, statements, announce);
    }
  }

  #tellAll(side: Side, place: PlayerPlace, statements: readonly Statement[], announce: Announce): void {
    const { voices, link } = this.#parts;
    for (const statement of statements) {
      voices.say(place, { bytes: announce(statement, GROUP), to: GROUP, by: side.own });
      link.toAll(announce(statement, SSDP_ON_LINK.group), side);
    }
  }

  #tellKnown(side: Side, place: PlayerPlace, statements: readonly Statement[], announce: Announce): void {
    const { voices, rights } = this.#parts;
    for (const address of rights.known(side)) {
      if (!rights.of(address).rooms.has(place.room)) continue;
      const to = { ...GROUP, host: address };
      for (const statement of statements) voices.say(place, { bytes: announce(statement, GROUP), to });
    }
  }
}
