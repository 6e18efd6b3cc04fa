/**
 * An address comes from its own segment and from no other; looked at before it is known to any connection. What could go wrong: a packet is sent on
 * with an address of another segment (each card has a chain of its own, all other cards have one together), it costs what every packet pays
 * (names of cards are compared, which for half a dozen segments is quicker than to look one up). Proven in `test/lab/firewall.test.ts` and `firewall-ipv6.test.ts`.
 */
import type { NetworkSegment } from '../../config/config.ts';
import { type Layout, segmentsOf } from './layout.ts';
import { SAID_TO_ALL } from './own-searches.ts';
import { cardsOf, type Chain, oneOf } from './table.ts';

/** The chain that packets enter comes last: it names the others. */
export function sources(layout: Layout): readonly Chain[] {
  const segments = segmentsOf(layout);
  return [
    ...segments.map((segment) => onCard(segment, layout.gateway.players.includes(segment))),
    {
      name: 'sources',
      hook: 'filter hook prerouting priority raw',
      rules: [...segments.map(toCard), 'iifname "lo" accept', ...onOthers(segments)],
    },
  ];
}

const toCard = ({ interface: card }: NetworkSegment): string => `iifname "${card}" goto ${sourcesOn(card)}`;

const sourcesOn = (card: string): string => `sources_${card}`;

const onCard = ({ interface: card, text }: NetworkSegment, isOfPlayers: boolean): Chain => ({
  name: sourcesOn(card),
  rules: [
    // The kernel's memory of connections is for what is answered. And what the guard says for a player to the group has the same addresses and ports: of two connections with these the kernel drops one.
    ...(isOfPlayers ? [`${SAID_TO_ALL} notrack`] : []),
    // Nearly all packets end here.
    `ip saddr ${text} accept`,
    // 0.0.0.0 asks for an address (RFC 2131 §4.1).
    'ip saddr != 0.0.0.0 counter drop',
    // Networks of IPv6 are where this computer's own routes lead. Addresses of a link are on each of them (RFC 4291 §2.5.6).
    `ip6 saddr != { ::, fe80::/10 } fib saddr oifname != "${card}" counter drop`,
  ],
});

const onOthers = (segments: readonly NetworkSegment[]): readonly string[] => [
  `ip saddr ${oneOf(segments.map(({ text }) => text))} counter drop`,
  `ip6 saddr != fe80::/10 fib saddr oifname ${cardsOf(segments)} counter drop`,
];
