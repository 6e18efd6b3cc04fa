import { asIpAddress, cidrContains } from '../../base/address.ts';
import type { Gateway } from '../../config/config.ts';

/** Where players are that are elsewhere than the file says: by their addresses in the file. */
export type Moved = ReadonlyMap<string, string>;

export const NOT_MOVED: Moved = new Map();

/** The player that the file has at `player` is at `at` now. */
export interface Move {
  readonly player: string;
  readonly at: string;
}

interface Players {
  readonly gateway: Gateway;
  /** Addresses of the file, in its order. */
  readonly players: readonly string[];
}

/**
 * Those moves of a list that fit: of a player of the file, to an address where players are, and that no other player has. Players may change
 * their places with each other. What does not fit any more after the file was changed is no move.
 */
export function movesThatFit({ gateway, players }: Players, moved: Moved): Moved {
  const isHome = (address: string): boolean =>
    asIpAddress(address) !== undefined &&
    gateway.players.some(({ network }) => cidrContains(network, address));
  const first = [...moved].filter(
    ([player, at], index, all) =>
      players.includes(player) &&
      player !== at &&
      isHome(at) &&
      all.findIndex(([, other]) => other === at) === index,
  );
  return withoutTaken(players, new Map(first));
}

/** An address of the file is free when its own player has moved; who cannot go stays, and may keep another from going. */
function withoutTaken(players: readonly string[], moved: Moved): Moved {
  const free = new Map([...moved].filter(([, at]) => !players.includes(at) || moved.has(at)));
  return free.size === moved.size ? moved : withoutTaken(players, free);
}
