import { companionsOf, type Companions } from './companions.ts';
import type { Config, Gateway } from '../../config/config.ts';
import { CLEAR_PORT, DOOR_PORTS, type DoorPort } from '../../catalog/door-ports.ts';
import { localPortsFor } from './local-ports.ts';

/** What the firewall has to know of a configuration. */
export interface Layout {
  readonly gateway: Gateway;
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

/** Undefined where this computer stands between no segments: there is nothing to wall off. */
export function layoutOf({ gateway, players }: Config): Layout | undefined {
  if (!gateway) return undefined;
  const localPorts = localPortsFor([...players.values()].map(({ address }) => address));
  const doors = [...localPorts].flatMap(([address, local]) =>
    DOOR_PORTS.map((port) => ({ address, port, local: local[port] })),
  );
  const voices = [...localPorts].map(([address, local]) => ({ address, local: local[CLEAR_PORT] }));
  return { gateway, doors, voices, companions: companionsOf(gateway, [...localPorts.keys()]) };
}
