import type { Config, Gateway } from '../../config/config.ts';
import { DOOR_PORTS, type DoorPort, localPort } from './local-ports.ts';

/** What the firewall has to know of a configuration. */
export interface Layout {
  readonly gateway: Gateway;
  readonly doors: readonly Door[];
  /** Of the front desk. */
  readonly deskPort: number | undefined;
}

/** What is sent to a player at `address` and `port` comes to this computer at `local`. */
export interface Door {
  readonly address: string;
  readonly port: DoorPort;
  readonly local: number;
}

/** Undefined where this computer stands between no segments: there is nothing to wall off. */
export function layoutOf({ gateway, players, frontDesk }: Config): Layout | undefined {
  if (!gateway) return undefined;
  const doors = [...players.values()].flatMap(({ address }, index) =>
    DOOR_PORTS.map((port) => ({ address, port, local: localPort(index, port) })),
  );
  return { gateway, doors, deskPort: frontDesk?.port };
}
