/**
 * How much a player may begin before it is cut off or not heard. What could go wrong: one uses up what all share, the kernel's memory of connections, the answers of
 * this computer, or where it sends to (budgets of each, wherever it sends), a budget is another's too (each has an address; who has none yet is never cut off).
 * Proven in `test/lab/used-up.test.ts`, `used-up-frames.test.ts`, `used-up-icmp.test.ts`, `used-up-ipv6.test.ts`, `neighbours-ipv6.test.ts`,
 * `neighbours-without-end.test.ts` and `flood.test.ts`.
 */
import { FIRST_OF_ITS_OWN } from './first-packets.ts';
import type { Layout } from './layout.ts';
import { DENIED } from './player-counters.ts';
import type { Chain } from './table.ts';

/**
 * Who sends more than this of what is refused, or opens more connections, is cut off: nobody's app needs that many tries, whether they are
 * SYNs, datagrams or addresses.
 */
export const CUT_OFF =
  'add @floods { ip saddr limit rate over 100/second burst 300 packets } add @cut { ip saddr timeout 10m } goto denied';

/** Where what is refused ends. */
export const REFUSED_CHAIN: Chain = { name: 'refused', rules: [CUT_OFF, DENIED] };

/** Of a client, and of no relay that asks for others (RFC 2131 §2: `giaddr`). */
export const ASKS_FOR_ADDRESS = 'udp dport 67 @th,256,32 0x0';

/** Who has no address yet: nobody is told apart there, so nobody is cut off, and a flood in one segment keeps no other from asking. Snooping switches ask for groups so. */
export const withoutAddress = ({ gateway: { players } }: Layout): Chain => ({
  name: 'without_address',
  rules: [
    ...players.map(
      ({ interface: card }) => `iifname "${card}" limit rate over 100/second burst 300 packets counter drop`,
    ),
    `${ASKS_FOR_ADDRESS} accept`,
    'ip protocol igmp accept',
    'counter drop',
  ],
});

/** What each begins here: by the kernel's memory of connections, which all share. Over IPv6 a segment has a budget, for addresses cost nothing there. */
export const begunHere = ({ gateway: { players } }: Layout): Chain => ({
  name: 'begun_here',
  rules: [
    CUT_OFF,
    ...players.map(
      ({ interface: card }) =>
        `iifname "${card}" meta nfproto ipv6 limit rate over 500/second burst 1000 packets ${DENIED}`,
    ),
    `${FIRST_OF_ITS_OWN} add @connections_here { ip saddr ct count over 1024 } ${DENIED}`,
  ],
});

/**
 * What each begins with others beside the internet, where any port may be given: by the same memory. Of a connection the first packet alone is counted,
 * for music may be sent and never answered.
 */
export const begunBeside = ({ gateway: { players } }: Layout): Chain => ({
  name: 'begun_beside',
  rules: [
    CUT_OFF,
    `add @connections_beside { ip saddr ct count over 1024 } ${DENIED}`,
    ...players.map(
      ({ interface: card }) => `iifname "${card}" meta nfproto ipv6 ct count over 1024 ${DENIED}`,
    ),
  ],
});

/** Each neighbour over IPv6 that asks for this computer is remembered, of all cards in one table, and addresses cost nothing: a segment has a part of it. */
export const neighboursHeard = ({ players }: Layout['gateway']): readonly string[] =>
  players.map(
    ({ interface: card }) =>
      `iifname "${card}" meta l4proto icmpv6 limit rate over 50/second burst 100 packets ${DENIED}`,
  );
