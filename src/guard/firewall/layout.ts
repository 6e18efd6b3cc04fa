import { companionsOf, type Companions } from './companions.ts';
import type { Config, Gateway, NetworkSegment } from '../../config/config.ts';
import { CLEAR_PORT, DOOR_PORTS, type DoorPort } from '../../catalog/door-ports.ts';
import { localPortsFor } from './local-ports.ts';
import { type Moved, movesThatFit, NOT_MOVED } from './moved.ts';

/** What the firewall has to know of a configuration, and of players that are elsewhere than it says. */
export interface Layout {
  readonly gateway: Gateway;
  /** Addresses of the file, in its order. */
  readonly players: readonly string[];
  readonly moved: Moved;
  readonly doors: readonly Door[];
  readonly voices: readonly Voice[];
  /** Players of two segments that reach each other, each pair in both directions. */
  readonly companions: readonly Companions[];
}

/** What is sent to a player at `address` and `port` comes to this computer at `local`. */
export interface Door {
  readonly address: string;
  readonly port: DoorPort;
  readonly local: number;
}

/** What is sent to a player at port 1900 comes to this computer at `local`, and what leaves from `local` leaves as that player. */
export interface Voice {
  readonly address: string;
  readonly local: number;
}

/** Those between which addresses are told apart: of players, then of people. */
export const segmentsOf = ({
  gateway: { players, people },
}: Pick<Layout, 'gateway'>): readonly NetworkSegment[] => [...players, ...people];

/** Every player is where the file says. Undefined where this computer stands between no segments: there is nothing to wall off. */
export function layoutOf({ gateway, players }: Config): Layout | undefined {
  if (!gateway) return undefined;
  const addresses = [...players.values()].map(({ address }) => address);
  return movedTo({ gateway, players: addresses }, NOT_MOVED);
}

/** The same with these players elsewhere; what does not fit is left out. */
export function movedTo({ gateway, players }: Pick<Layout, 'gateway' | 'players'>, moves: Moved): Layout {
  const moved = movesThatFit({ gateway, players }, moves);
  const localPorts = localPortsFor(players.map((address) => moved.get(address) ?? address));
  const doors = [...localPorts].flatMap(([address, local]) =>
    DOOR_PORTS.map((port) => ({ address, port, local: local[port] })),
  );
  const voices = [...localPorts].map(([address, local]) => ({ address, local: local[CLEAR_PORT] }));
  const companions = companionsOf(gateway, [...localPorts.keys()]);
  return { gateway, players, moved, doors, voices, companions };
}
