/**
 * The rules of a gateway, in one table of nftables. What could go wrong: a player or a stranger reaches what nobody gave (every
 * chain for players ends in a drop), an address of one segment is used in another (`sources`), the local ports of doors are asked
 * past the map (`entering`), the guard is gone (the rules stay, and nothing else lets anything to players). Proven in
 * `test/lab/firewall.test.ts`.
 */
import type { Layout } from './layout.ts';
import { EVENT_PORT, FIRST_LOCAL_PORT, LAST_LOCAL_PORT } from './local-ports.ts';
import { MAPS, mapText } from './maps.ts';
import { PINHOLE_TIME } from './pinhole.ts';
import { type Chain, oneOf, TABLE, type Table } from './table.ts';

const quoted = (segments: readonly { readonly interface: string }[]): string =>
  oneOf(segments.map(({ interface: card }) => `"${card}"`));

/** The table for a layout. */
export function tableFor(layout: Layout): Table {
  return {
    name: TABLE,
    sets: [...MAPS.flatMap((map) => mapText(map, layout)), ...PINHOLES, ...CUT, ...BUDGETS],
    chains: [
      sources(layout),
      intercept(layout),
      leaving(layout),
      entering(layout),
      REFUSED_CHAIN,
      FROM_PLAYERS,
      passing(layout),
      outOfPlayers(layout),
    ],
  };
}

/** From a player to one address and port that was given, for a time: a file that a client offers. */
const PINHOLES: readonly string[] = [
  'set pinholes {',
  '\ttype ipv4_addr . ipv4_addr . inet_service',
  '\tflags dynamic,timeout',
  '\tsize 1024',
  '}',
];

/** Players that flooded, for a time. */
const CUT: readonly string[] = [
  'set cut {',
  '\ttype ipv4_addr',
  '\tflags dynamic,timeout',
  '\tsize 4096',
  '}',
];

/** New connections of each player, a second and at once; and what each address says or asks by SSDP and mDNS. */
const BUDGETS: readonly string[] = ['rates', 'connections', 'floods', 'finding'].flatMap((name) => [
  `set ${name} {`,
  '\ttype ipv4_addr',
  '\tflags dynamic',
  '\tsize 4096',
  '}',
]);

/** An address comes from its own segment and from no other; before it is known to any connection. */
const sources = ({ gateway: { players, people } }: Layout): Chain => ({
  name: 'sources',
  hook: 'filter hook prerouting priority raw',
  rules: [...players, ...people].flatMap(({ interface: card, text }) => [
    // 0.0.0.0 asks for an address (RFC 2131 §4.1).
    `iifname "${card}" ip saddr != { ${text}, 0.0.0.0 } counter drop`,
    `iifname != { "${card}", "lo" } ip saddr ${text} counter drop`,
  ]),
});

/** What people send to a player's doors comes to the guard; it sees who asked. */
const intercept = ({ gateway: { people } }: Layout): Chain => ({
  name: 'intercept',
  hook: 'nat hook prerouting priority dstnat',
  rules:
    people.length === 0
      ? []
      : [
          `iifname ${quoted(people)} meta l4proto tcp redirect to :ip daddr . tcp dport map @doors`,
          `iifname ${quoted(people)} udp dport 1900 redirect to :ip daddr map @voices`,
        ],
});

/** What the guard says for a player comes from the player's own address: many apps go by it, not by LOCATION. */
const leaving = ({ gateway: { people } }: Layout): Chain => ({
  name: 'leaving',
  hook: 'nat hook postrouting priority srcnat',
  rules:
    people.length === 0
      ? []
      : [`oifname ${quoted(people)} meta l4proto udp snat ip addr . port to udp sport map @faces`],
});

/** What comes to this computer. */
const entering = ({ gateway: { players } }: Layout): Chain => ({
  name: 'entering',
  hook: 'filter hook input priority filter - 1',
  rules: [
    // A flood of one must not keep the guard from hearing the others.
    'udp dport { 1900, 5353 } add @finding { ip saddr limit rate over 200/second burst 400 packets } counter drop',
    `udp dport ${FIRST_LOCAL_PORT}-${LAST_LOCAL_PORT} ct state new ct status & dnat == 0 counter drop`,
    `tcp dport ${FIRST_LOCAL_PORT}-${LAST_LOCAL_PORT} ct state new ct status & dnat == 0 counter drop`,
    `iifname ${quoted(players)} jump from_players`,
    `tcp dport ${EVENT_PORT} ct state new counter drop`,
  ],
});

/** What a player sends beyond what it may: nobody's app needs that many tries, whether they are SYNs, datagrams or addresses. */
const FLOOD = '100/second burst 300 packets';
const CUT_OFF = `add @cut { ip saddr timeout 10m }`;

/** Where what is refused ends: one that goes on and on is cut off. */
const REFUSED_CHAIN: Chain = {
  name: 'refused',
  rules: [`add @floods { ip saddr limit rate over ${FLOOD} } ${CUT_OFF} counter drop`, 'counter drop'],
};
const REFUSED = ['goto refused'] as const;

/** Of this computer players need names, time and addresses, and tell of events. They answer searches. */
const FROM_PLAYERS: Chain = {
  name: 'from_players',
  rules: [
    'ct state established,related accept',
    'ip saddr @cut counter drop',
    'ct state invalid counter drop',
    `tcp dport { 53, ${EVENT_PORT} } accept`,
    'udp dport { 53, 67, 123 } accept',
    'ip daddr { 224.0.0.251, 239.255.255.250, 255.255.255.255 } udp dport { 1900, 5353, 6969 } accept',
    'icmp type echo-request limit rate 10/second accept',
    'ip protocol igmp accept',
    'icmpv6 type { nd-neighbor-solicit, nd-neighbor-advert, nd-router-solicit, mld-listener-report, mld2-listener-report } accept',
    ...REFUSED,
  ],
};

/** What passes through this computer. Of what concerns no player nothing is said but that segments do not reach each other. */
const passing = ({ gateway: { players, people } }: Layout): Chain => ({
  name: 'passing',
  hook: 'filter hook forward priority filter - 1',
  rules: [
    `iifname ${quoted(players)} jump out_of_players`,
    `oifname ${quoted(players)} ct state established,related accept`,
    `oifname ${quoted(players)} counter drop`,
    ...(people.length > 1 ? [`iifname ${quoted(people)} oifname ${quoted(people)} counter drop`] : []),
  ],
});

/** Music and updates come over HTTP and HTTPS, from the internet, within a budget for each player; whatever else is wanted goes nowhere. */
const outOfPlayers = ({ gateway: { internet } }: Layout): Chain => ({
  name: 'out_of_players',
  rules: [
    'ip saddr @cut counter drop',
    'ct state established,related accept',
    'ct state invalid counter drop',
    // What is used lasts.
    `ip saddr . ip daddr . tcp dport @pinholes update @pinholes { ip saddr . ip daddr . tcp dport timeout ${PINHOLE_TIME} } accept`,
    ...(internet ? outside(internet.interface) : []),
    ...REFUSED,
  ],
});

const outside = (card: string): readonly string[] => [
  `oifname != "${card}" goto refused`,
  `ip daddr ${PRIVATE} goto refused`,
  'meta l4proto != tcp goto refused',
  'tcp dport != { 80, 443 } goto refused',
  `add @floods { ip saddr limit rate over ${FLOOD} } ${CUT_OFF} counter drop`,
  'add @rates { ip saddr limit rate over 30/second burst 120 packets } counter drop',
  'add @connections { ip saddr ct count over 128 } counter drop',
  'meta nfproto ipv4 accept',
];

/** RFC 1918, RFC 3927 and RFC 6598: networks of others behind the same card. */
const PRIVATE = oneOf(['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16', '100.64.0.0/10']);
