/**
 * What people answer to a player that fetches from them is sent on at their card, past all rules: nothing else of music is costly. What the player sends meets
 * the rules with each packet, and each that was let through keeps the short way of its own connection open for two seconds. What could go wrong: a player is cut off or its
 * pinhole ends (nothing of it is let through, so nothing opens the way), somebody sends in the name of the phone (the way is by card, addresses and ports), a
 * connection begins or ends past the rules (SYN, FIN and RST go through them), a mark of somebody else opens it (one number of 32 bits, and a mark that is there
 * already is left), the kernel takes answers to what it did not see for a forgery (`short-way-keeper.ts`: not without `nf_conntrack_tcp_be_liberal`).
 * Proven in `test/lab/short-way.test.ts`.
 */
import type { Gateway, NetworkSegment } from '../../config/config.ts';
import { SENT } from './player-counters.ts';
import { markComment, markFor } from './rules-mark.ts';
import { AT_CARD, cardsOf, type Chain, TABLE, type Table, tableText } from './table.ts';

type Between = Pick<Gateway, 'players' | 'people'>;

/** Segments of people whose answers may go the short way. */
export const shortSegments = ({ people }: Between): readonly NetworkSegment[] =>
  people.filter(({ shortWay }) => shortWay);

/** From the rule that lets a player's packet through until it leaves at the card of people, where the mark is taken off. */
const MARK = '0x746f6e65';
/** How long a packet of the player keeps the way open. */
const OPEN_TIME = '2s';

/** How a packet of a player ends that fetches, in a connection that stands. */
export const answered = (between: Between): string =>
  shortSegments(between).length === 0 ? SENT : 'goto answered';

export const answeredChain = ({ gateway }: { readonly gateway: Between }): readonly Chain[] => {
  const short = shortSegments(gateway);
  return short.length === 0
    ? []
    : [
        {
          name: 'answered',
          rules: [`oifname ${cardsOf(short)} meta mark 0 meta mark set ${MARK}`, SENT],
        },
      ];
};

/** Connections of players with people: player, phone, port of the phone, port of the player. */
const STANDS: readonly string[] = [
  'set stands {',
  '\ttype ipv4_addr . ipv4_addr . inet_service . inet_service',
  '\tflags dynamic,timeout',
  '\tsize 65536',
  '}',
];

/** The table for the cards that are there: the kernel refuses one that names another. Undefined where nothing can go the short way. */
export function shortWayTable(gateway: Between, cards: readonly string[]): Table | undefined {
  const isThere = ({ interface: card }: NetworkSegment): boolean => cards.includes(card);
  const [people, players] = [shortSegments(gateway).filter(isThere), gateway.players.filter(isThere)];
  if (people.length === 0 || players.length === 0) return undefined;
  const table: Table = {
    family: AT_CARD,
    name: TABLE,
    sets: STANDS,
    chains: people.flatMap((segment) => [answers(segment, players), opens(segment)]),
  };
  return { ...table, comment: markComment(table, markFor([table])) };
}

/**
 * Frames for this computer and of no VLAN, which a card shows as well as its own. What has no hop left is not sent on (RFC 1812 §5.3.1), and of a packet in pieces
 * the first alone says what it is of.
 */
const answers = (people: NetworkSegment, players: readonly NetworkSegment[]): Chain => ({
  name: `from_${people.interface}`,
  hook: `filter hook ingress device "${people.interface}" priority filter`,
  rules: players.map(({ interface: card, text }) =>
    [
      `ether type ip meta pkttype host ip saddr ${people.text} ip daddr ${text} ip ttl > 1 ip frag-off & 0x3fff == 0 tcp flags & (fin | syn | rst) == 0`,
      `ip daddr . ip saddr . tcp sport . tcp dport @stands counter fwd ip to ip daddr device "${card}"`,
    ].join(' '),
  ),
});

const opens = ({ interface: card }: NetworkSegment): Chain => ({
  name: `to_${card}`,
  hook: `filter hook egress device "${card}" priority filter`,
  rules: [
    `meta mark ${MARK} update @stands { ip saddr . ip daddr . tcp dport . tcp sport timeout ${OPEN_TIME} } meta mark set 0`,
  ],
});

/** Takes the place of what is there; without a table nothing is there then. */
export const shortWayText = (table?: Table): string =>
  `add table ${AT_CARD} ${TABLE}\ndelete table ${AT_CARD} ${TABLE}\n${table ? tableText(table) : ''}`;

/** The cards that rules name, sorted: of one that is gone, nft has a number in place of its name. */
const cardsIn = (text: string): readonly string[] =>
  [...text.matchAll(/ devices?(?: = \{)? "?([^"\s;{}]+)/g)].map(([, card = '']) => card).toSorted();

/** Whether the cards of a table that nft lists are still those that were meant. */
export const namesCardsOf = (listing: string, table: Table): boolean =>
  cardsIn(listing).join(' ') === cardsIn(tableText(table)).join(' ');
