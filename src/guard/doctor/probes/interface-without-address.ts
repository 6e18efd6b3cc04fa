import { cidrContains } from '../../../base/address.ts';
import { betweenSegments, type Card, cardsOf, named } from '../between.ts';
import { fail, inconclusive, notApplicable, pass, together } from '../finding.ts';
import { readText } from '../look/files.ts';
import { type Link, linkOf } from '../look/links.ts';
import { ownAddresses } from '../look/own-addresses.ts';
import { hostIn } from '../look/routes.ts';
import type { DoctorPorts, Finding, Probe } from '../probe.ts';

export const interfaceWithoutAddress: Probe = {
  id: 'interface-without-address',
  title: 'This computer has no address in a segment',
  meaning:
    'Without an address of its network the computer is no neighbour there: devices cannot send through it, and the guard cannot ask players. ' +
    'Players and doors speak IPv4; addresses of IPv6 are told and not needed.',
  seen: 'Asks the system for the IPv4 addresses of each interface, and reads those of IPv6 in /proc/net/if_inet6.',
  when: {
    fail: 'an interface that is up has no IPv4 address in the network of its segment (for the internet: none at all)',
    inconclusive:
      'the interface is down, and so its addresses are not shown, or the system does not show its interfaces',
    pass: 'each has one',
    'not-applicable': 'no segment has an interface that is there',
  },
  cure: 'ip address add 10.0.30.1/24 dev eth1, and the same in the configuration of the system, so that it stays',
  look: betweenSegments(async ({ ports }, gateway) => {
    const cards = cardsOf(gateway);
    const parts = cards.map(async (card) =>
      judge(card, await linkOf(ports.disk, card.interface), await addressesOf(ports, card.interface)),
    );
    return together(await Promise.all(parts));
  }),
};

interface Addresses {
  /** `10.0.30.1/24`. */
  readonly four: readonly { readonly address: string; readonly prefix: number }[];
  /** How many of IPv6. */
  readonly six: number;
}

async function addressesOf({ net, disk }: DoctorPorts, card: string): Promise<Addresses> {
  const six = await readText(disk, '/proc/net/if_inet6');
  // `address index length scope flags name`.
  const lines = six.kind === 'text' ? six.text.split('\n') : [];
  return {
    four: ownAddresses({ net }).filter(({ name }) => name === card),
    six: lines.filter((line) => line.trim().split(/\s+/)[5] === card).length,
  };
}

function judge(card: Card, link: Link, { four, six }: Addresses): Finding {
  if (link === 'absent') return notApplicable(`${named(card)} is not there.`);
  const has = [...four.map(({ address, prefix }) => `${address}/${prefix}`), ...sixWords(six)].join(', ');
  const { segment } = card;
  const own = four.find(({ address }) => segment === undefined || cidrContains(segment.network, address));
  if (own) return pass(`${named(card)} has ${has}.`);
  if (link !== 'up')
    return inconclusive(
      `${named(card)} is not seen to be up, and so its addresses are not shown.`,
      `ip address show dev ${card.interface}`,
    );
  const missing = segment ? `no address in ${segment.text}` : 'no IPv4 address';
  return fail(`${named(card)} has ${missing}; it has ${has || 'none at all'}.`, cureFor(card));
}

const sixWords = (six: number): readonly string[] =>
  six === 0 ? [] : [six === 1 ? '1 address of IPv6' : `${six} addresses of IPv6`];

const cureFor = ({ segment, interface: card }: Card): string =>
  segment
    ? `ip address add ${hostIn(segment.network)}/${segment.network.prefix} dev ${card}`
    : `Let ${card} have an address from the provider: dhclient ${card}, or the configuration of the system`;
