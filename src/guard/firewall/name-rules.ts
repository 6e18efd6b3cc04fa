/**
 * Rules for players that reach the internet by name. What could go wrong: a player asks another resolver (each question to port 53, wherever to, comes
 * to the guard; over IPv6 it is refused), an address is reached that no name of the list gave to that player (`reached` is asked for each new connection
 * and filled by the firewall's helper alone), the guard is gone (nothing fills the set any more). Proven in `test/lab/names.test.ts`.
 */
import type { Gateway, NetworkSegment } from '../../config/config.ts';
import { RESOLVER_PORT } from './local-ports.ts';
import { REFUSED } from './player-counters.ts';
import { cardsOf } from './table.ts';

/** Addresses that a player may reach, as `player . address`. */
export const REACHED = 'reached';

/** Elements, for all players together: those of 254 players (`reach-bounds.ts`). */
export const REACHED_SET: readonly string[] = [
  `set ${REACHED} {`,
  '\ttype ipv4_addr . ipv4_addr',
  '\tflags timeout',
  '\tsize 65536',
  '}',
];

type Players = Pick<Gateway, 'players'>;

/** The segments in which players reach the internet by name. */
export const byName = ({ players }: Players): readonly NetworkSegment[] =>
  players.filter(({ internet }) => internet !== undefined);

/** Rules that begin with where these segments are; none where there are none. */
function there(gateway: Players, ...rules: readonly string[]): readonly string[] {
  const segments = byName(gateway);
  return segments.length === 0 ? [] : rules.map((rule) => `iifname ${cardsOf(segments)} ${rule}`);
}

/** Before a route is looked for: whomever they ask, the guard is asked. */
export const questionsOf = (gateway: Players): readonly string[] =>
  there(
    gateway,
    `meta nfproto ipv4 udp dport 53 redirect to :${RESOLVER_PORT}`,
    `meta nfproto ipv4 tcp dport 53 redirect to :${RESOLVER_PORT}`,
  );

/** Of what comes to this computer: the guard's resolver is asked by being brought there, and not without end. */
export const entersByName = (gateway: Players): readonly string[] =>
  byName(gateway).length === 0
    ? []
    : [
        `udp dport ${RESOLVER_PORT} update @finding { ip saddr timeout 1m limit rate over 200/second burst 400 packets } counter drop`,
        `udp dport ${RESOLVER_PORT} ct state new ct status & dnat == 0 counter drop`,
        `tcp dport ${RESOLVER_PORT} ct state new ct status & dnat == 0 counter drop`,
      ];

/** No other resolver of this computer, whatever was open before: over IPv6, or from a time without these rules. */
export const noOtherResolver = (gateway: Players): readonly string[] =>
  there(gateway, `meta l4proto { tcp, udp } th dport 53 ${REFUSED}`);

/** The guard's own, over IPv4. */
export const ownResolver = (gateway: Players): readonly string[] =>
  there(gateway, `meta nfproto ipv4 meta l4proto { tcp, udp } th dport ${RESOLVER_PORT} accept`);

/** New connections to what no name gave. */
export const notByName = (gateway: Players): readonly string[] =>
  there(gateway, `ip saddr . ip daddr != @${REACHED} ${REFUSED}`);
