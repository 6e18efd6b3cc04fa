/**
 * The rules of a gateway, in a table of nftables; what is heard by ARP is in a second one, and what one of a group is told in two more. What could go wrong: a player or a stranger reaches what nobody gave (every
 * chain for players ends in a drop), an address of one segment is used in another (`source-chains.ts`), the local ports of doors are asked
 * past the map (`entering`), the guard is gone (the rules stay, and nothing else lets anything to players). Proven in
 * `test/lab/firewall.test.ts`.
 */
import { begunBeside, begunHere, REFUSED_CHAIN, withoutAddress } from './budgets.ts';
import { CAST_TO_PLAYERS } from './cast-rules.ts';
import { arpTable, claims, claimSets } from './claims.ts';
import { heardOfEach } from './heard-of-each.ts';
import type { Layout } from './layout.ts';
import { EVENT_PORT, FIRST_LOCAL_PORT, LAST_LOCAL_PORT } from './local-ports.ts';
import { MAPS, mapText } from './maps.ts';
import { entersByName, questionsOf } from './name-rules.ts';
import { oneOfGroupTables } from './one-of-group.ts';
import { searches, SSDP_GROUP } from './own-searches.ts';
import { FETCHED, fromInternet, fromPlayers, neighbours, outOfPlayers } from './player-chains.ts';
import { DENIED_CHAIN, PASSED_CHAINS } from './player-counters.ts';
import { setsOf } from './sets.ts';
import { answeredChain } from './short-way.ts';
import { sources } from './source-chains.ts';
import { backToItself, cardsOf, type Chain, TABLE, type Table } from './table.ts';

/** The tables for a layout. */
export const tablesFor = (layout: Layout): readonly Table[] => [
  tableFor(layout),
  arpTable(layout),
  ...oneOfGroupTables(layout),
];

function tableFor(layout: Layout): Table {
  return {
    family: 'inet',
    name: TABLE,
    sets: [...MAPS.flatMap((map) => mapText(map, layout)), ...setsOf(layout), ...claimSets(layout)],
    chains: [
      ...sources(layout),
      claims(layout),
      intercept(layout),
      ...announcing(layout),
      leaving(layout),
      entering(layout),
      searches(layout),
      ...PASSED_CHAINS,
      DENIED_CHAIN,
      REFUSED_CHAIN,
      begunBeside(layout),
      neighbours(layout),
      begunHere(layout),
      withoutAddress(layout),
      fromPlayers(layout),
      passing(layout),
      ...answeredChain(layout),
      outOfPlayers(layout),
    ],
  };
}

/** What people send to a player's doors comes to the guard; it sees who asked. So do names that players ask for where they have a list. */
const intercept = ({ gateway }: Layout): Chain => ({
  name: 'intercept',
  hook: 'nat hook prerouting priority dstnat',
  rules: [...(gateway.people.length === 0 ? [] : toDoors(cardsOf(gateway.people))), ...questionsOf(gateway)],
});

const toDoors = (people: string): readonly string[] => [
  `iifname ${people} meta l4proto tcp redirect to :ip daddr . tcp dport map @doors`,
  `iifname ${people} udp dport 1900 redirect to :ip daddr map @voices`,
];

/**
 * What is announced for a player on several segments has the same addresses and ports when it leaves: of connections with these the kernel keeps one
 * and drops the others, but for those that are told apart by zones (nft(8), `ct zone`).
 */
const announcing = ({ gateway: { people } }: Layout): readonly Chain[] =>
  people.length < 2
    ? []
    : [
        {
          name: 'announcing',
          hook: 'filter hook output priority raw',
          rules: people.map(
            ({ interface: card }, index) =>
              `oifname "${card}" ip daddr ${SSDP_GROUP} udp dport 1900 udp sport ${FIRST_LOCAL_PORT}-${LAST_LOCAL_PORT} ct zone set ${FIRST_ZONE + index}`,
          ),
        },
      ];

/** Far from those that people number by hand. */
const FIRST_ZONE = FIRST_LOCAL_PORT;

/** What the guard itself says for a player comes from the player's own address: many apps go by it, not by LOCATION. */
const leaving = ({ gateway: { people } }: Layout): Chain => ({
  name: 'leaving',
  hook: 'nat hook postrouting priority srcnat',
  rules:
    people.length === 0
      ? []
      : [
          `oifname ${cardsOf(people)} meta l4proto udp fib saddr type local snat ip addr . port to udp sport map @faces`,
        ],
});

/** What comes to this computer. */
const entering = ({ gateway }: Layout): Chain => ({
  name: 'entering',
  hook: 'filter hook input priority filter - 1',
  rules: [
    ...heardOfEach(gateway),
    `udp dport ${FIRST_LOCAL_PORT}-${LAST_LOCAL_PORT} ct state new ct status & dnat == 0 counter drop`,
    `tcp dport ${FIRST_LOCAL_PORT}-${LAST_LOCAL_PORT} ct state new ct status & dnat == 0 counter drop`,
    ...entersByName(gateway),
    `iifname ${cardsOf(gateway.players)} jump from_players`,
    `tcp dport ${EVENT_PORT} ct state new counter drop`,
  ],
});

/** What passes through this computer. Of what concerns no player nothing is said but that segments do not reach each other. */
const passing = ({ gateway: { players, people, internet } }: Layout): Chain => ({
  name: 'passing',
  hook: 'filter hook forward priority filter - 1',
  rules: [
    FETCHED,
    `iifname ${cardsOf(players)} jump out_of_players`,
    ...(internet ? fromInternet(internet.interface, cardsOf(players)) : []),
    ...(people.length === 0
      ? []
      : CAST_TO_PLAYERS.map((rule) => `iifname ${cardsOf(people)} oifname ${cardsOf(players)} ${rule}`)),
    `oifname ${cardsOf(players)} counter drop`,
    ...(people.length > 1
      ? [
          `${backToItself(people)} accept`,
          `iifname ${cardsOf(people)} oifname ${cardsOf(people)} counter drop`,
        ]
      : []),
  ],
});
