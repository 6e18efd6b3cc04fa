/**
 * What players may send. What could go wrong: a player that was taken over looks for others (whatever is not given ends in `refused`, and one that
 * goes on is cut off), floods the internet or this computer (budgets), has something open from a time without rules or of a right that has ended
 * (what it began is asked about with each packet), says by ICMP what it may not say otherwise (nothing related to other connections is let
 * through), or has a neighbour on a bridge begin one for it (who is named there is its neighbour). Proven in `test/lab/firewall.test.ts`,
 * `asked-again.test.ts`, `flood.test.ts`, `many-connections.test.ts`, `relayed-dhcp.test.ts` and `bridged-segment.test.ts`.
 */
import { CAST_FROM_PLAYERS } from './cast-rules.ts';
import { ASKS_FOR_ADDRESS, CUT_OFF, neighboursHeard } from './budgets.ts';
import { companionRules } from './companions.ts';
import { FIRST_OF_ITS_OWN } from './first-packets.ts';
import type { Layout } from './layout.ts';
import { EVENT_PORT } from './local-ports.ts';
import { noOtherResolver, notByName, ownResolver } from './name-rules.ts';
import { ANSWERS, SAID_TO_ALL } from './own-searches.ts';
import { PINHOLE_TIME } from './pinhole.ts';
import { DENIED, PASSED, REFUSED, SENT } from './player-counters.ts';
import { answered } from './short-way.ts';
import { backToItself, cardsOf, type Chain, oneOf } from './table.ts';

/** Of this computer players need names, time and addresses, and tell of events. They answer searches. */
export const fromPlayers = ({ gateway }: Layout): Chain => ({
  name: 'from_players',
  rules: [
    ...noOtherResolver(gateway),
    // What this computer began.
    'ct state established ct direction reply accept',
    `ip saddr @cut ${DENIED}`,
    `ct state invalid ${DENIED}`,
    `${SAID_TO_ALL} accept`,
    ANSWERS,
    'ip saddr 0.0.0.0 goto without_address',
    'ct state new jump begun_here',
    // Each question costs an answer, also of a connection that stands.
    'ct state established meta l4proto udp jump begun_here',
    `tcp dport { 53, ${EVENT_PORT} } accept`,
    'udp dport { 53, 123 } accept',
    `${ASKS_FOR_ADDRESS} accept`,
    ...ownResolver(gateway),
    `icmp type echo-request add @pings { ip saddr limit rate over 10/second } ${REFUSED}`,
    'icmp type echo-request accept',
    'ip protocol igmp accept',
    ...neighboursHeard(gateway),
    'icmpv6 type { nd-neighbor-solicit, nd-neighbor-advert, nd-router-solicit, mld-listener-query, mld-listener-report, mld2-listener-report } accept',
    REFUSED,
  ],
});

/** Music and updates come over HTTP and HTTPS, from the internet, within a budget for each player; whatever else is wanted goes nowhere. */
export const outOfPlayers = ({ gateway }: Layout): Chain => ({
  name: 'out_of_players',
  rules: [
    // Nearly all that passes here is music that is fetched: it does not wait for questions that are not for it.
    `ct state established ${FETCHES} ip saddr != @cut ${LASTS} ${answered(gateway)}`,
    // Neighbours reach each other past this computer, and no otherwise where it is their bridge.
    `${gateway.players.length === 1 ? `oifname ${cardsOf(gateway.players)}` : backToItself(gateway.players)} jump neighbours`,
    `ip saddr @cut ${DENIED}`,
    ...companionRules(gateway),
    ...(gateway.internet ? [goesOn(gateway.internet.interface)] : []),
    `ct state invalid ${DENIED}`,
    `${FIRST_OF_ITS_OWN} ${FETCHES} jump begun_beside`,
    `${FETCHES} ${LASTS} ${PASSED}`,
    ...CAST_FROM_PLAYERS,
    // Of what is over; a player cannot know, and is no flood for that.
    `ct state established,related ${DENIED}`,
    ...(gateway.internet ? outside(gateway.internet.interface, notByName(gateway)) : []),
    REFUSED,
  ],
});

/** A player of people, by a pinhole. */
const FETCHES = 'ip saddr . ip daddr . tcp dport @pinholes';
/** What is used lasts. */
const LASTS = `update @pinholes { ip saddr . ip daddr . tcp dport timeout ${PINHOLE_TIME} }`;
/** What people answer to that, as long as it may be fetched. */
export const FETCHED =
  'ct direction reply ct state established ip daddr . ip saddr . tcp sport @pinholes accept';

/** Neighbours on one bridge, and nobody else who is named there: what is accepted is a connection from then on, and answers to it are not brought to the guard. */
export const neighbours = ({ gateway: { players } }: Layout): Chain => ({
  name: 'neighbours',
  rules: [
    `${FIRST_OF_ITS_OWN} ip daddr ${oneOf(players.map(({ text }) => text))} jump begun_beside`,
    `${FIRST_OF_ITS_OWN} ip6 daddr != ff00::/8 jump begun_beside`,
    `ip daddr ${oneOf([...players.map(({ text }) => text), '224.0.0.0/4', '255.255.255.255'])} accept`,
    'ip6 daddr { fe80::/10, ff00::/8 } accept',
    'meta nfproto ipv6 fib daddr . iif oif exists accept',
  ],
});

/** What was begun with the internet, as it may be begun. */
const goesOn = (card: string): string =>
  `oifname "${card}" ct state established ct direction original tcp dport ${PORTS} ip daddr != ${PRIVATE} ${SENT}`;

/** Answers to that, and that a packet was too long for the way (RFC 1191). An error names a connection that need not be its sender's: no other is let through. */
export function fromInternet(card: string, players: string): readonly string[] {
  const there = `iifname "${card}" oifname ${players}`;
  const tooLong = `${there} ct state related icmp type destination-unreachable icmp code frag-needed`;
  return [
    `${there} ct state established ct direction reply tcp sport ${PORTS} ip saddr != ${PRIVATE} accept`,
    `${tooLong} add @too_long { ip daddr limit rate over 10/second burst 20 packets } counter drop`,
    `${tooLong} accept`,
  ];
}

const outside = (card: string, notOfTheList: readonly string[]): readonly string[] => [
  `oifname != "${card}" ${REFUSED}`,
  `ip daddr ${PRIVATE} ${REFUSED}`,
  `meta l4proto != tcp ${REFUSED}`,
  `tcp dport != ${PORTS} ${REFUSED}`,
  ...notOfTheList,
  CUT_OFF,
  `add @rates { ip saddr limit rate over 30/second burst 120 packets } ${DENIED}`,
  `add @connections { ip saddr ct count over 128 } ${DENIED}`,
  `meta nfproto ipv4 ${PASSED}`,
];

/** HTTP and HTTPS. */
const PORTS = '{ 80, 443 }';

/** RFC 1918, RFC 3927 and RFC 6598: networks of others behind the same card. */
const PRIVATE = oneOf(['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16', '100.64.0.0/10']);
