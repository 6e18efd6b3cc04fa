import { type Cidr, cidrContains, type IpAddress } from '../../base/address.ts';
import { isLinkLocal, writtenOnLink } from '../../base/link-local.ts';
import type { Gateway } from '../../config/config.ts';
import type { NetInterface } from '../../ports/net.ts';

/** A segment and the address that this computer has in it. */
export interface Side {
  readonly name: string;
  readonly network: Cidr;
  /** The same as text. */
  readonly text: string;
  readonly own: IpAddress;
  /** The name of the card. */
  readonly interface: string;
  /** The card as the kernel counts it, where that is known. */
  readonly card?: number;
}

export interface Sides {
  readonly players: readonly Side[];
  readonly people: readonly Side[];
}

/** The segments whose card is there and has an address in it. */
export function sidesOf({ players, people }: Gateway, cards: readonly NetInterface[]): Sides {
  const side = ({ name, network, text, interface: card }: Gateway['people'][number]): readonly Side[] => {
    const found = cards.find((each) => each.name === card && cidrContains(network, each.address));
    if (!found) return [];
    const { address: own, index } = found;
    return [{ name, network, text, own, interface: card, ...(index === undefined ? {} : { card: index }) }];
  };
  return { players: players.flatMap(side), people: people.flatMap(side) };
}

/** The side on which an address is. The kernel drops what comes from another. */
export const sideWith = (sides: readonly Side[], address: string): Side | undefined =>
  sides.find(({ network }) => cidrContains(network, address));

/** The same text as long as addresses and cards are: a group that was joined on a card is left when the card goes. */
export const markOf = ({ players, people }: Sides): string =>
  [...players, ...people].map(({ own, card }) => `${own}%${card ?? ''}`).join(' ');

/** The own addresses on all sides. */
export const ownOn = ({ players, people }: Sides): readonly IpAddress[] =>
  [...players, ...people].map(({ own }) => own);

/** An address on a side as people read it: one of a link means something there alone. */
export const hostOn = ({ interface: card }: Pick<Side, 'interface'>, address: IpAddress): string =>
  isLinkLocal(address) ? writtenOnLink({ address, card }) : address;

/** The name of the card in such an address; none of IPv4 has one. */
export const cardIn = (host: string): string => host.split('%')[1] ?? '';
