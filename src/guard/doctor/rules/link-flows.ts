import { printable } from '../../../base/text.ts';
import type { NetworkSegment } from '../../../config/config.ts';
import type { Flow } from './flow.ts';
import { type Cidr6, parseCidr6 } from './network.ts';

const network = (text: string): readonly Cidr6[] => [parseCidr6(text) ?? { bits: 0n, prefix: 0 }];

/** RFC 4291 §2.5.6. */
const LINK = network('fe80::/10');

/** Where people search: RFC 6762 §3, and UDA 2.0 annex A. */
const SEARCHED = [
  { protocol: 'mDNS', group: network('ff02::fb'), port: 5353 },
  { protocol: 'SSDP', group: network('ff02::c'), port: 1900 },
] as const;

/** Searches over IPv6 between segments of people and the guard: who asks has an address of the link, and so has the guard there. */
export const linkFlows = (people: readonly NetworkSegment[]): readonly Flow[] =>
  people.flatMap(({ name, interface: card }): readonly Flow[] => {
    const called = printable(name, 40);
    return [
      ...SEARCHED.map(
        ({ protocol, group, port }): Flow => ({
          what: `searches of ${called} (${protocol} over IPv6)`,
          hooks: ['prerouting', 'input'],
          in: card,
          ipv6: { source: LINK, destination: group },
          protocol: 'udp',
          ports: [port],
          state: 'new',
        }),
      ),
      {
        what: `what the guard tells ${called} of players (over IPv6)`,
        hooks: ['output', 'postrouting'],
        out: card,
        ipv6: { source: LINK },
        protocol: 'udp',
        state: 'new',
      },
    ];
  });
