import { type Cidr, cidrContains } from '../../base/address.ts';
import type { Identified } from './asker.ts';
import { GROUNDS } from './grounds.ts';
import { identify, strangerAt } from './identify.ts';
import type { Snapshot } from './snapshot.ts';

/** Somebody on a network of this computer who asks from an address at which nobody can be enrolled: one of IPv6. */
export interface Neighbour {
  /** In plain spelling, as the system sees it behind that address now. */
  readonly hardware: string;
  /** The network of IPv4 of the segment. */
  readonly network: Cidr;
  /** Its first address: whoever is unknown is what whoever comes along there is. */
  readonly first: string;
}

interface Now {
  /** The hardware address (in plain spelling) behind an address of IPv4; undefined where none is seen, or where it is in doubt. */
  readonly seenAt: (address: string) => string | undefined;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/**
 * Who asks, as far as a hardware address tells it: whoever is enrolled or signed in with it at one address of the network and is seen
 * there now with it too. It is weaker than that: one address can be taken as easily as the other, and here is one of two.
 */
export function identifyNeighbour(snapshot: Snapshot, neighbour: Neighbour, now: Now): Identified {
  const { hardware, first } = neighbour;
  const addresses = addressesOf(snapshot, neighbour);
  const there = addresses.filter((address) => now.seenAt(address) === hardware);
  const all = there.map((address) => identify(snapshot, { address, hardware }, now.at));
  const [one, other] = all.filter(({ ground }) => GROUNDS[ground].sort === 'known');
  const stranger = strangerAt(snapshot, first);
  if (other) return { principal: stranger, ground: 'several-devices' };
  if (one) return { principal: { ...one.principal, binding: 'address' }, ground: 'hardware' };
  if (addresses.length > 0 && there.length === 0) return { principal: stranger, ground: 'hardware-unseen' };
  return { principal: stranger, ground: all[0]?.ground ?? 'unknown' };
}

/** Where in the network somebody is bound to the hardware address. */
function addressesOf({ state }: Snapshot, { hardware, network }: Neighbour): readonly string[] {
  const bound = [...state.devices, ...state.sessions].filter((known) => known.hardware === hardware);
  return [...new Set(bound.map(({ address }) => address))].filter((address) =>
    cidrContains(network, address),
  );
}
