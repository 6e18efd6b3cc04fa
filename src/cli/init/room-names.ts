import type { IpAddress } from '../../base/address.ts';
import { ipv4ToNumber } from '../../base/address.ts';

export interface FoundPlayer {
  /** As the player tells it: hostile text. */
  readonly room: string;
  readonly address: IpAddress;
}

/** What a name of a room may not hold (`config/check-ids.ts`): control, format and line characters, halves of pairs. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
const LONGEST = 60;

/**
 * Players with names for the configuration, in the order of their addresses. Those of one room (a stereo pair, surrounds)
 * are numbered: each has an address of its own, and none may stay unguarded.
 */
export function namedRooms(found: readonly FoundPlayer[]): readonly FoundPlayer[] {
  const taken = new Set<string>();
  return [...new Map(found.map((player) => [player.address, player])).values()]
    .sort((a, b) => (ipv4ToNumber(a.address) ?? 0) - (ipv4ToNumber(b.address) ?? 0))
    .map(({ room, address }) => {
      const name = freeName(plainName(room) || `Player ${address}`, taken);
      taken.add(name);
      return { room: name, address };
    });
}

const plainName = (room: string): string =>
  Array.from(room.replace(INVISIBLE, ' ')).slice(0, LONGEST).join('').replace(/\s+/g, ' ').trim();

function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${name} ${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}
