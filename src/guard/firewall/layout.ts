import type { Config, Gateway } from '../../config/config.ts';
import { DOOR_PORTS, type DoorPort } from '../../catalog/door-ports.ts';
import { localPortsFor } from './local-ports.ts';

/** What the firewall has to know of a configuration. */
export interface Layout {
  readonly gateway: Gateway;
  readonly doors: readonly Door[];
}

/** What is sent to a player at `address` and `port` comes to this computer at `local`. */
export interface Door {
  readonly address: string;
  readonly port: DoorPort;
  readonly local: number;
}

/** Undefined where this computer stands between no segments: there is nothing to wall off. */
export function layoutOf({ gateway, players }: Config): Layout | undefined {
  if (!gateway) return undefined;
  const localPorts = localPortsFor([...players.values()].map(({ address }) => address));
  const doors = [...localPorts].flatMap(([address, local]) =>
    DOOR_PORTS.map((port) => ({ address, port, local: local[port] })),
  );
  return { gateway, doors };
}
