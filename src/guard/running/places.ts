import { knownAddress } from '../../base/address.ts';
import { CLEAR_PORT } from '../../catalog/door-ports.ts';
import type { Config } from '../../config/config.ts';
import { localPortsFor } from '../firewall/local-ports.ts';
import type { PlayerPlace } from '../gateway/guarded-player.ts';
import type { IdentityRules } from '../identity/rules.ts';

/** The players of a configuration. Its addresses were checked when it was read. */
export function placesIn({ players, gateway }: Config): readonly PlayerPlace[] {
  const guarded = [...players.values()];
  const brought = gateway && localPortsFor(guarded.map(({ address }) => address));
  return guarded.map(({ room, address, guardedAt }) => {
    const localPorts = brought?.get(address);
    return {
      room,
      endpoint: { host: knownAddress(address), port: CLEAR_PORT },
      guardAddress: knownAddress(guardedAt),
      ...(localPorts ? { localPorts } : {}),
    };
  });
}

/** Where its doors are: places of which this is the same cannot both be open. */
export const doorsOf = ({ guardAddress, localPorts }: PlayerPlace): string =>
  `${guardAddress} ${JSON.stringify(localPorts)}`;

/** The same room, the same player, the same doors. */
export const isSamePlace = (one: PlayerPlace, other: PlayerPlace): boolean =>
  one.room === other.room &&
  doorsOf(one) === doorsOf(other) &&
  one.endpoint.host === other.endpoint.host &&
  one.endpoint.port === other.endpoint.port;

/** What a configuration says of who is who. */
export const identityRulesIn = ({ segments, people }: Config): IdentityRules => ({
  segments: segments.map(({ text, role }) => ({ network: text, role })),
  people: [...people.values()].map(({ id, name, role, groups }) => ({ id, name, role, groups })),
});
