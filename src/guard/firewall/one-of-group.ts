/**
 * What mDNS says to one host as it would to all: the frame goes to that host's hardware address, the packet in it to the group, so that resolvers take
 * it that ignore what comes to their own address unasked (RFC 6762 §6), and nobody else in the segment hears it. The guard sends it to the host at
 * a port of nobody's; here it is copied to that host as a packet of the group, and the first one is dropped, of which the guard hears (EPERM). What could go wrong: it
 * goes to the group in earnest (it is changed only where the kernel knows whom it was for), another program's packets are taken for it
 * (mDNS from this computer, to that port). Proven in `test/lab/mdns-one-of-group.test.ts`.
 */
import type { Layout } from './layout.ts';
import { ONE_OF_GROUP_PORT } from './local-ports.ts';
import { MDNS_GROUP } from './own-searches.ts';
import { cardsOf, TABLE, type Table } from './table.ts';

interface Version {
  readonly family: 'ip' | 'ip6';
  /** RFC 6762 §3. */
  readonly group: string;
  /** An address of the link says nothing of the card. */
  readonly by: string;
}

const VERSIONS: readonly Version[] = [
  { family: 'ip', group: MDNS_GROUP, by: '' },
  { family: 'ip6', group: 'ff02::fb', by: ' device oif' },
];

/** nft copies packets in tables of one version of IP alone (nft(8), `dup`). */
export const oneOfGroupTables = ({ gateway: { people } }: Layout): readonly Table[] =>
  VERSIONS.map((version) => ({
    family: version.family,
    name: TABLE,
    sets: [],
    chains: [
      {
        name: 'one_of_group',
        // Before rules of others, which might know nothing of that port.
        hook: 'filter hook output priority filter - 1',
        rules: people.length === 0 ? [] : [copied(version, cardsOf(people))],
      },
    ],
  }));

/** The direction is asked about before anything is changed: it is known only where the first address is. */
const copied = ({ family, group, by }: Version, people: string): string =>
  [
    `oifname ${people} udp sport 5353 udp dport ${ONE_OF_GROUP_PORT} ct direction original`,
    `udp dport set 5353 ${family} daddr set ${group}`,
    `dup to ct original ${family} daddr${by} drop`,
  ].join(' ');
