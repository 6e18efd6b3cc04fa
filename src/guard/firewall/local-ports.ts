import { ipv4ToNumber } from '../../base/address.ts';
import { DOOR_PORTS, type DoorPort } from '../../catalog/door-ports.ts';

/**
 * Ports of this computer at which the guard takes what is sent to players. Each door has one of its own, so that the guard knows
 * the player that was meant without asking the kernel: the firewall maps (address, port) of the player to it. Below the ports that
 * Linux takes for connections of its own (32768 to 60999), so that none of these holds one of them.
 */
export const FIRST_LOCAL_PORT = 21_400;
/** Players behind one gateway, at most. */
const PLACES = 5000;
export const LAST_LOCAL_PORT = FIRST_LOCAL_PORT + DOOR_PORTS.length * PLACES - 1;

/** Where players tell the guard of events. */
export const EVENT_PORT = FIRST_LOCAL_PORT - 1;

/** Where the guard takes the DNS questions of players that reach the internet by name. */
export const RESOLVER_PORT = EVENT_PORT - 1;

/** No port of this computer: what the guard sends to it on a segment of people arrives as what all are told (`one-of-group.ts`). */
export const ONE_OF_GROUP_PORT = RESOLVER_PORT - 1;

/** The local port of each door of a player. */
export type LocalPorts = Readonly<Record<DoorPort, number>>;

/**
 * By the address of the player, so that those who stay keep their ports when others come and go, in the guard and in the firewall
 * alike. Only where two addresses have one place does the one named later take the next that is free.
 */
export function localPortsFor(addresses: readonly string[]): ReadonlyMap<string, LocalPorts> {
  const taken = new Set<number>();
  return new Map(
    addresses.map((address) => {
      let place = (ipv4ToNumber(address) ?? 0) % PLACES;
      while (taken.has(place)) place = (place + 1) % PLACES;
      taken.add(place);
      const first = FIRST_LOCAL_PORT + DOOR_PORTS.length * place;
      return [address, { 1400: first, 1443: first + 1 }];
    }),
  );
}
