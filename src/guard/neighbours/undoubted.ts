import { plainAddress } from '../../base/address.ts';
import type { Links } from '../../ports/links.ts';
import type { Neighbours } from '../../ports/neighbours.ts';

/** Of an address that several claim it is not told who is there: whoever is known by address and hardware address is a stranger meanwhile. */
export const undoubted = (neighbours: Neighbours, isDoubted: (address: string) => boolean): Neighbours => ({
  hardwareOf: (address, when) =>
    isDoubted(plainAddress(address) ?? address) ? undefined : neighbours.hardwareOf(address, when),
});

/** The same for addresses of a link, on whichever card they are claimed. */
export const undoubtedLinks = (links: Links, isDoubted: (address: string) => boolean): Links => ({
  ...links,
  hardwareOf: async (place) => (isDoubted(place.address) ? undefined : links.hardwareOf(place)),
});
