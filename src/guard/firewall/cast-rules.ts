/**
 * Services that apps hand music to and that the guard does not read. What could go wrong: more is opened than the service needs (the catalog has
 * its ports), it stays open (elements last for seconds unless the guard says them anew, and every packet is looked at, those of open connections
 * too). Proven in `test/lab/cast.test.ts`.
 */
import { CAST_SERVICES, type CastService } from '../../catalog/cast-services.ts';
import { PASSED } from './player-counters.ts';

/** What is let through for whoever is in the set of the service. */
interface Cast {
  /** Of clients and players, as `client . player`. */
  readonly set: string;
  readonly ports: CastService['ports'];
}

const CASTS: readonly Cast[] = CAST_SERVICES.map(({ id, ports }) => ({ set: setOf(id), ports }));

export function setOf(service: CastService['id']): string {
  return `cast_${service.replaceAll('-', '_')}`;
}

export const CAST_SETS: readonly string[] = CASTS.flatMap(({ set }) => [
  `set ${set} {`,
  '\ttype ipv4_addr . ipv4_addr',
  '\tflags timeout',
  '\tsize 65536',
  '}',
]);

const set = (ports: readonly string[]): string => `{ ${ports.join(', ')} }`;

/** From people to players. */
export const CAST_TO_PLAYERS: readonly string[] = CASTS.flatMap(({ set: admitted, ports }) => [
  `ip saddr . ip daddr @${admitted} tcp dport ${set(ports.tcp)} counter accept`,
  `ip saddr . ip daddr @${admitted} udp dport ${set(ports.udp)} counter accept`,
]);

/** From players to people: answers, and what a player has to say first. */
export const CAST_FROM_PLAYERS: readonly string[] = CASTS.flatMap(({ set: admitted, ports }) => [
  `ip daddr . ip saddr @${admitted} ct state established ${PASSED}`,
  ...(ports.back.length === 0
    ? []
    : [
        `ip daddr . ip saddr @${admitted} udp sport ${set(ports.back)} udp dport ${set(ports.back)} ${PASSED}`,
      ]),
]);
