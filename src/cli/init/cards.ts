import { cidrContains, type IpAddress, numberToIpv4, parseCidr } from '../../base/address.ts';
import type { NetInterface } from '../../ports/net.ts';

/** A card of this computer and the network behind it. */
export interface Card {
  readonly name: string;
  readonly address: IpAddress;
  /** `192.168.1.0/24` */
  readonly network: string;
}

/** What may be behind a card: players, the internet, or people of a role. */
export const BEHIND = ['players', 'internet', 'member', 'guest', 'nobody'] as const;
export type Behind = (typeof BEHIND)[number];

export interface Segment extends Card {
  readonly behind: Behind;
}

/** Cards with an IPv4 network that others are in. */
export const cardsOf = (interfaces: readonly NetInterface[]): readonly Card[] =>
  interfaces.flatMap(({ name, address, prefix, loopback }) => {
    const network = parseCidr(`${address}/${prefix}`);
    if (loopback || !network || prefix > 30) return [];
    return [{ name, address, network: `${numberToIpv4(network.base)}/${prefix}` }];
  });

/**
 * What is likely behind each: players where some were found, the internet where the default route leads, then a home and guests. Undefined where
 * this computer does not seem to stand between players and anybody.
 */
export function likely(
  cards: readonly Card[],
  { players, out }: { readonly players: readonly string[]; readonly out: string | undefined },
): readonly Segment[] | undefined {
  const holds = ({ network }: Card): boolean => {
    const cidr = parseCidr(network);
    return cidr !== undefined && players.some((address) => cidrContains(cidr, address));
  };
  if (!cards.some((card) => holds(card) && card.name !== out) || cards.length < 2) return undefined;
  let homes = 0;
  return cards.map((card) => {
    if (holds(card)) return { ...card, behind: 'players' };
    if (card.name === out) return { ...card, behind: 'internet' };
    homes += 1;
    return { ...card, behind: homes === 1 ? 'member' : 'guest' };
  });
}

/** `eth1=players, eth2=member` */
export const segmentsAsText = (segments: readonly Segment[]): string =>
  segments.map(({ name, behind }) => `${name}=${behind}`).join(', ');
