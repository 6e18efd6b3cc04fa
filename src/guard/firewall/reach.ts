import { cidrContains, numberToIpv4, type Cidr } from '../../base/address.ts';
import { isPublicIpv4 } from '../../base/public-address.ts';
import { lastElements } from './elements.ts';
import type { Layout } from './layout.ts';
import { byName, REACHED } from './name-rules.ts';

/** One player and addresses that a name of its list has now. */
export interface Reach {
  readonly player: string;
  readonly addresses: readonly string[];
  /** How long new connections are let through. One that is open goes on. */
  readonly seconds: number;
}

/** In one question: what is told of one name. */
export const MOST_REACHED_AT_ONCE = 8;
/** Five minutes, the longest that an answer is told to hold, and ten for what keeps it longer. */
export const MOST_REACHED_SECONDS = 900;

/** Whether a layout has such players by name, and these are addresses of the internet and of no segment. */
export function mayReach({ player, addresses }: Reach, { gateway }: Layout): boolean {
  const isPlayer = byName(gateway).some(
    ({ network }) => cidrContains(network, player) && !isEnd(network, player),
  );
  const segments = [...gateway.players, ...gateway.people];
  const isOutside = (address: string): boolean =>
    isPublicIpv4(address) && !segments.some(({ network }) => cidrContains(network, address));
  return isPlayer && addresses.every(isOutside);
}

/** The first and the last address of a network are nobody's (RFC 1122 §3.2.1.3). */
const isEnd = ({ base, prefix }: Cidr, address: string): boolean =>
  [numberToIpv4(base), numberToIpv4((base + 2 ** (32 - prefix) - 1) >>> 0)].some((end) => end === address);

/** Lets it begin or last anew. */
export const reachText = ({ player, addresses, seconds }: Reach): string =>
  lastElements(
    REACHED,
    [...new Set(addresses)].map((address) => `${player} . ${address}`),
    `${seconds}s`,
  );
