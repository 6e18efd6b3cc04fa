import type { PlayerPlace } from '../gateway/guarded-player.ts';
import type { Rights } from './rights.ts';
import type { Sides } from './segments.ts';
import { GROUP, type Voices } from './voices.ts';

interface TellerParts {
  readonly voices: Pick<Voices, 'say'>;
  readonly rights: Rights;
  readonly sides: () => Sides;
}

/**
 * Tells people of players that come and go, for those players. To the group of a segment only where whoever comes along there may find
 * the room; elsewhere to those alone who are known there and may, each at the own address.
 */
export class Teller {
  readonly #parts: TellerParts;

  constructor(parts: TellerParts) {
    this.#parts = parts;
  }

  tell(place: PlayerPlace, messages: readonly Uint8Array[]): void {
    if (messages.length === 0) return;
    for (const side of this.#parts.sides().people) this.#tellOn(side, place, messages);
  }

  #tellOn(side: Sides['people'][number], place: PlayerPlace, messages: readonly Uint8Array[]): void {
    const { voices, rights } = this.#parts;
    if (rights.ofAnyone(side).rooms.has(place.room)) {
      for (const bytes of messages) voices.say(place, { bytes, to: GROUP, by: side.own });
      return;
    }
    for (const address of rights.known(side)) {
      if (!rights.of(address).rooms.has(place.room)) continue;
      for (const bytes of messages) voices.say(place, { bytes, to: { ...GROUP, host: address } });
    }
  }
}
