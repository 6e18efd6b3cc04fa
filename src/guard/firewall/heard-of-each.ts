/**
 * How much is heard of each by SSDP and mDNS. What could go wrong: a flood of one keeps the guard from hearing the others (each address has a budget),
 * somebody has addresses without end, which fill the set (each is forgotten when it is quiet, and a segment has a budget for each protocol as
 * well). Proven in `test/lab/forged-announcements.test.ts`, `used-up.test.ts`, `ipv6-abuse.test.ts` and `crowded-segment.test.ts`.
 */
import type { NetworkSegment } from '../../config/config.ts';
import type { Layout } from './layout.ts';
import { FIRST_LOCAL_PORT, LAST_LOCAL_PORT } from './local-ports.ts';
import { cardsOf } from './table.ts';

export const heardOfEach = (gateway: Layout['gateway']): readonly string[] => [
  ...overIpv4([...gateway.players, ...gateway.people]),
  ...atOnePlayer(gateway.people),
  ...overIpv6(gateway.people),
];

/** Both protocols of an address together. */
const TOO_OFTEN = 'timeout 1m limit rate over 200/second burst 400 packets';

const overIpv4 = (segments: readonly NetworkSegment[]): readonly string[] => [
  `iifname ${cardsOf(segments)} meta nfproto ipv4 udp dport { 1900, 5353 } update @finding { ip saddr ${TOO_OFTEN} } counter drop`,
  // Four times what 250 askers together send.
  ...budgetsOf(segments, { version: 'ipv4', perSecond: 20_000 }),
];

/** Searches that people send to one player, which come to the guard at the player's local port. */
function atOnePlayer(people: readonly NetworkSegment[]): readonly string[] {
  if (people.length === 0) return [];
  return [
    `iifname ${cardsOf(people)} meta nfproto ipv4 ct status & dnat != 0 udp dport ${LOCAL_PORTS} update @finding { ip saddr ${TOO_OFTEN} } counter drop`,
    ...budgetsOf(people, { version: 'ipv4', perSecond: 20_000, ports: [LOCAL_PORTS] }),
  ];
}

const LOCAL_PORTS = `${FIRST_LOCAL_PORT}-${LAST_LOCAL_PORT}`;

/** People alone are heard there. Who speaks mDNS is near (RFC 6762 §11). */
function overIpv6(people: readonly NetworkSegment[]): readonly string[] {
  if (people.length === 0) return [];
  const asking = `iifname ${cardsOf(people)} meta nfproto ipv6 udp dport`;
  return [
    `${asking} 5353 udp sport 5353 ip6 hoplimit != 255 counter drop`,
    `${asking} { 1900, 5353 } update @finding6 { ip6 saddr ${TOO_OFTEN} } counter drop`,
    ...budgetsOf(people, { version: 'ipv6', perSecond: 2000 }),
  ];
}

interface Budget {
  readonly version: 'ipv4' | 'ipv6';
  readonly perSecond: number;
  readonly ports?: readonly (number | string)[];
}

const budgetsOf = (
  segments: readonly NetworkSegment[],
  { version, perSecond, ports = [1900, 5353] }: Budget,
): readonly string[] =>
  segments.flatMap(({ interface: card }) =>
    ports.map(
      (port) =>
        `iifname "${card}" meta nfproto ${version} udp dport ${port} limit rate over ${perSecond}/second burst ${2 * perSecond} packets counter drop`,
    ),
  );
