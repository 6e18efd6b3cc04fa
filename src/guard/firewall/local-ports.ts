/**
 * Ports of this computer at which the guard takes what is sent to players. Each door has one of its own, so that the guard knows
 * the player that was meant without asking the kernel: the firewall maps (address, port) of the player to it. Below the ports that
 * Linux takes for connections of its own (32768 to 60999), so that none of these holds one of them.
 */
export const FIRST_LOCAL_PORT = 21_400;
/** Players behind one gateway. */
export const MOST_PLAYERS = 1000;
export const LAST_LOCAL_PORT = FIRST_LOCAL_PORT + 2 * MOST_PLAYERS - 1;

/** Where players tell the guard of events. */
export const EVENT_PORT = FIRST_LOCAL_PORT - 1;

/** Doors of players: the one in clear, and the one over TLS. */
export const DOOR_PORTS = [1400, 1443] as const;
export type DoorPort = (typeof DOOR_PORTS)[number];

/** The local port of a door, by the place of its player in the configuration. */
export const localPort = (player: number, door: DoorPort): number =>
  FIRST_LOCAL_PORT + 2 * player + DOOR_PORTS.indexOf(door);
