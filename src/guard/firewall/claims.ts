/**
 * Which hardware says that it has which address, segment by segment: whoever takes the address of another says so to make others
 * believe it. The kernel remembers; nothing is dropped here. What could go wrong: one segment fills the memory of another (each has sets
 * of its own, of a fixed size), an old word counts (each is forgotten after two minutes). Proven in `test/lab/spoofed-neighbours.test.ts`.
 */
import type { NetworkSegment } from '../../config/config.ts';
import { type Layout, segmentsOf } from './layout.ts';
import { type Chain, TABLE, type Table } from './table.ts';

/** How long a claim is remembered that is not made again. */
export const CLAIM_TIME = '2m';
/** Claims of a segment that each of its sets holds. */
export const MOST_CLAIMS = 2048;

const OF_IPV4 = 'type ipv4_addr . ether_addr';
/** nft 1.0.6 has no name for the target of an advertisement: address and hardware as plain bits, both. */
const OF_IPV6 = 'typeof @th,64,128 . @ll,48,48';

/** Tables that hear claims. */
export const CLAIM_FAMILIES = ['inet', 'arp'] as const;

export const claimsOf = (card: string): string => `claims_${card}`;
export const claims6Of = (card: string): string => `claims6_${card}`;

const set = (name: string, type: string): readonly string[] => [
  `set ${name} {`,
  `\t${type}`,
  `\tsize ${MOST_CLAIMS}`,
  '\tflags dynamic,timeout',
  '}',
];

export const claimSets = (layout: Layout): readonly string[] =>
  segmentsOf(layout).flatMap(({ interface: card }) => [
    ...set(claimsOf(card), OF_IPV4),
    ...set(claims6Of(card), OF_IPV6),
  ]);

/** ARP is no packet of IP: nft has a family of its own for it. */
export const arpTable = (layout: Layout): Table => ({
  family: 'arp',
  name: TABLE,
  sets: segmentsOf(layout).flatMap(({ interface: card }) => set(claimsOf(card), OF_IPV4)),
  chains: [
    {
      name: 'heard',
      hook: 'filter hook input priority filter',
      rules: segmentsOf(layout).map(
        ({ interface: card, text }) =>
          `iifname "${card}" arp saddr ip ${text} update @${claimsOf(card)} { arp saddr ip . arp saddr ether timeout ${CLAIM_TIME} }`,
      ),
    },
  ],
});

/** Who sends as an address claims it too; and what neighbours say by ICMPv6, on their own link (RFC 4861 §7.1: 255 hops left). */
export const claims = (layout: Layout): Chain => ({
  name: 'claims',
  hook: 'filter hook prerouting priority mangle',
  rules: [ESTABLISHED, ...segmentsOf(layout).flatMap(claimsOn)],
});

/** Whose connection stands has claimed its address when it began. What neighbours say belongs to none. */
const ESTABLISHED = 'ct state established,related accept';

function claimsOn({ interface: card, text }: NetworkSegment): readonly string[] {
  const on = `iifname "${card}"`;
  const claim = (address: string, hardware: string): string =>
    `update @${claims6Of(card)} { ${address} . ${hardware} timeout ${CLAIM_TIME} }`;
  const advert = `${on} icmpv6 type nd-neighbor-advert ip6 hoplimit 255`;
  return [
    `${on} ip saddr ${text} ct state new,untracked update @${claimsOf(card)} { ip saddr . ether saddr timeout ${CLAIM_TIME} }`,
    `${advert} ${claim(TARGET, SENDER)}`,
    // The option that says where the target is (RFC 4861 §4.6.1).
    `${advert} @th,192,16 0x0201 ${claim(TARGET, '@th,208,48')}`,
    `${on} icmpv6 type { nd-neighbor-solicit, nd-router-advert } ip6 hoplimit 255 ip6 saddr != :: ${claim(SOURCE, SENDER)}`,
    `${on} ip6 saddr != :: ct state new ${claim(SOURCE, SENDER)}`,
  ];
}

/** RFC 4861 §4.4, RFC 8200 §3, IEEE 802.3. */
const TARGET = '@th,64,128';
const SOURCE = '@nh,64,128';
const SENDER = '@ll,48,48';
