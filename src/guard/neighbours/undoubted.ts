import { plainAddress } from '../../base/address.ts';
import type { Neighbours } from '../../ports/neighbours.ts';

/** Of an address that several claim it is not told who is there: whoever is known by address and hardware address is a stranger meanwhile. */
export const undoubted = (neighbours: Neighbours, isDoubted: (address: string) => boolean): Neighbours => ({
  hardwareOf: (address, when) =>
    isDoubted(plainAddress(address) ?? address) ? undefined : neighbours.hardwareOf(address, when),
});
