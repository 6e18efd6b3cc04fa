import { isDeepStrictEqual } from 'node:util';
import { knownAddress } from '../../base/address.ts';
import type { Config } from '../../config/config.ts';
import { DOOR_PORTS, localPort } from '../firewall/local-ports.ts';
import type { PlayerPlace } from '../gateway/guarded-player.ts';
import type { IdentityRules } from '../identity/rules.ts';

/** The port on which players answer. */
const PORT = 1400;

/** The players of a configuration. Its addresses were checked when it was read. */
export const placesIn = ({ players, gateway }: Config): readonly PlayerPlace[] =>
  [...players.values()].map(({ room, address, guardedAt }, index) => ({
    room,
    endpoint: { host: knownAddress(address), port: PORT },
    guardAddress: knownAddress(guardedAt),
    ...(gateway ? { localPorts: localPortsOf(index) } : {}),
  }));

const localPortsOf = (player: number): Readonly<Record<number, number>> =>
  Object.fromEntries(DOOR_PORTS.map((port) => [port, localPort(player, port)]));

/** The same room, the same player, the same door. */
export const isSamePlace = (one: PlayerPlace, other: PlayerPlace): boolean =>
  one.room === other.room &&
  one.guardAddress === other.guardAddress &&
  one.endpoint.host === other.endpoint.host &&
  one.endpoint.port === other.endpoint.port &&
  isDeepStrictEqual(one.localPorts, other.localPorts);

/** What a configuration says of who is who. */
export const identityRulesIn = ({ segments, people }: Config): IdentityRules => ({
  segments: segments.map(({ text, role }) => ({ network: text, role })),
  people: [...people.values()].map(({ id, name, role, groups }) => ({ id, name, role, groups })),
});
