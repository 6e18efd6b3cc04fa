import { isIPv6 } from 'node:net';
import { type IpAddress, plainAddress } from './address.ts';

/** An address of IPv6 that means something on one link alone (RFC 4291 §2.5.6), and the card of this computer that leads there. */
export interface OnLink {
  /** In plain spelling, without a zone. */
  readonly address: IpAddress;
  readonly card: string;
}

/** `fe80::/10` (RFC 4291 §2.4), without a zone. */
export function isLinkLocal(address: string): boolean {
  const plain = isIPv6(address) && !address.includes('%') ? plainAddress(address) : undefined;
  return plain !== undefined && /^fe[89ab][\da-f]:/.test(plain);
}

/** `fe80::1%eth1` (RFC 4007 §11). */
export const writtenOnLink = ({ address, card }: OnLink): string => `${address}%${card}`;

/** How the system is asked for neighbours of IPv6 (ip-neighbour(8)): Linux shows them in no file. Milliseconds. */
export const ASK_LINK_NEIGHBOURS = { program: 'ip', args: ['-6', 'neigh', 'show'], timeoutMs: 2000 } as const;
