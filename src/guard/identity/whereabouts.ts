import { plainAddress } from '../../base/address.ts';
import type { Neighbours } from '../../ports/neighbours.ts';
import { plainHardware } from './hardware.ts';
import type { Spot } from './sessions.ts';

/** Where somebody is, and the cookie that the browser there shows. */
export interface Visitor {
  readonly address: string;
  readonly cookie?: string | undefined;
}

/** The hardware address that the neighbour table has behind an address, in plain spelling; undefined where it has none. */
export function hardwareAt(neighbours: Neighbours, text: string, when: 'now' | 'lately'): string | undefined {
  const address = plainAddress(text);
  const seen = address === undefined ? undefined : neighbours.hardwareOf(address, when);
  return seen === undefined ? undefined : plainHardware(seen);
}

/** Where a visitor is, in plain spelling; undefined where the address is none. */
export function spotOf(
  neighbours: Neighbours,
  { address: text, cookie }: Visitor,
  when: 'now' | 'lately',
): Spot | undefined {
  const address = plainAddress(text);
  if (address === undefined) return undefined;
  return { address, hardware: hardwareAt(neighbours, address, when), cookie };
}
