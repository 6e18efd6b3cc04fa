import { knownAddress } from '../../base/address.ts';
import { CLEAR_PORT } from '../../catalog/door-ports.ts';
import type { Config } from '../../config/config.ts';
import type { PlayerId } from '../../base/ids.ts';
import { localPortsFor } from '../firewall/local-ports.ts';
import { type Moved, movesThatFit, NOT_MOVED } from '../firewall/moved.ts';
import type { PlayerPlace } from '../gateway/guarded-player.ts';
import type { IdentityRules } from '../identity/rules.ts';

interface MovedPlayers {
  readonly moved: Moved;
  /** The name of the player of a room. */
  readonly idOf: (room: string) => PlayerId | undefined;
}

const NONE_MOVED: MovedPlayers = { moved: NOT_MOVED, idOf: () => undefined };

/** The players of a configuration, where it has them or where they have moved. Its addresses were checked when it was read. */
export function placesIn(
  { players, gateway }: Config,
  { moved, idOf }: MovedPlayers = NONE_MOVED,
): readonly PlayerPlace[] {
  const guarded = [...players.values()];
  const addresses = guarded.map(({ address }) => address);
  const fitting = gateway ? movesThatFit({ gateway, players: addresses }, moved) : NOT_MOVED;
  const brought = gateway && localPortsFor(addresses.map((address) => fitting.get(address) ?? address));
  return guarded.map((player) => {
    const at = fitting.get(player.address);
    const id = player.id ?? (at === undefined ? undefined : idOf(player.room));
    const localPorts = brought?.get(at ?? player.address);
    return {
      room: player.room,
      endpoint: { host: knownAddress(at ?? player.address), port: CLEAR_PORT },
      guardAddress: knownAddress(at ?? player.guardedAt),
      ...(id === undefined ? {} : { id }),
      ...(at === undefined ? {} : { movedFrom: player.address }),
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
  one.id === other.id &&
  doorsOf(one) === doorsOf(other) &&
  one.endpoint.host === other.endpoint.host &&
  one.endpoint.port === other.endpoint.port;

/** What a configuration says of who is who. */
export const identityRulesIn = ({ segments, people }: Config): IdentityRules => ({
  segments: segments.map(({ text, role }) => ({ network: text, role })),
  people: [...people.values()].map(({ id, name, role, groups }) => ({ id, name, role, groups })),
});
