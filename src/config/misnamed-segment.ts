import { type Cidr, numberToIpv4, parseCidr } from '../base/address.ts';
import type { Finding } from '../base/yaml/problem.ts';
import type { SegmentDefinition } from './segment-definition.ts';

/** Something wrong in a key of a segment. */
export interface KeyFinding extends Omit<Finding, 'path'> {
  readonly key: keyof SegmentDefinition;
}

/** What a segment calls its network and its card, where it is none. */
export function misnamed({ network, interface: card }: SegmentDefinition): readonly KeyFinding[] {
  const networkFinding = network === undefined ? undefined : wrongNetwork(network, card !== undefined);
  const cardFinding = card === undefined ? undefined : wrongCard(card);
  return [
    ...(networkFinding ? [{ key: 'network', ...networkFinding } as const] : []),
    ...(cardFinding ? [{ key: 'interface', ...cardFinding } as const] : []),
  ];
}

type Wrong = Omit<KeyFinding, 'key'>;

/** Behind a card there is room for this computer and somebody else. */
const LONGEST_BEHIND_CARD = 30;

function wrongNetwork(text: string, hasCard: boolean): Wrong | undefined {
  const cidr = parseCidr(text);
  if (!cidr) return { message: `${text} is no IPv4 network`, hint: '10.0.20.0/24' };
  const hint = `write ${around(cidr)}`;
  // Whoever forgets the prefix means the network: taken for one address it would lock all others out.
  if (!text.includes('/')) {
    const alone = hasCard ? '' : `, or ${text}/32 for this address alone`;
    return { message: `${text} is one address and no network`, hint: `${hint}${alone}` };
  }
  if (!hasCard || cidr.prefix <= LONGEST_BEHIND_CARD) return undefined;
  return { message: `${text} is too small a network to be behind a card`, hint };
}

/** The network of 256 addresses, which most homes have. */
const around = ({ base }: Cidr): string => `${numberToIpv4(base - (base % 256))}/24`;

/** Of Linux (`dev_valid_name`), without what means something in rules or shells. */
const INTERFACE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,14}$/;
const HINT = 'eth1, br-guests';

function wrongCard(card: string): Wrong | undefined {
  if (!INTERFACE.test(card)) return { message: `${card} is no interface`, hint: HINT };
  return card === 'lo' ? { message: 'lo leads to this computer alone', hint: HINT } : undefined;
}
