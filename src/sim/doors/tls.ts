import { parseBuild } from '../../base/build.ts';
import { eraOf } from '../era.ts';
import type { House } from '../house.ts';
import type { PlayerServer } from '../server/player-server.ts';
import type { PlayerState } from '../state/player.ts';
import { createTlsAuthority } from '../tls/authority.ts';
import { openTlsDoor } from '../tls/door.ts';
import { openAll, type Closer } from './closer.ts';

/** TLS on 1443 was there in 2015 (28.1); 1843 stands in the settings of 57.10. Unsure: which build began with each. */
const FIRST_MAJOR_WITH_TLS = 28;

/** Opens 1443 and 1843 of every player that has them. */
export function openTls(house: House, servers: readonly PlayerServer[]): Promise<Closer> {
  const authority = createTlsAuthority(house.world);
  const doors = servers.flatMap(({ playerId, http }) => {
    const player = house.world.household.players[playerId];
    if (!player) return [];
    const shared = { player, authority, server: http, clock: house.world.clock, log: house.log };
    return portsOf(player).map((port) => async (): Promise<Closer> => {
      const door = await openTlsDoor({ ...shared, ...port });
      return { stop: () => door.close() };
    });
  });
  return openAll(doors);
}

function portsOf(player: PlayerState): readonly { readonly port: number; readonly membersOnly?: boolean }[] {
  const major = parseBuild(player.build)?.major ?? 0;
  return [
    ...(major >= FIRST_MAJOR_WITH_TLS ? [{ port: 1443 }] : []),
    ...(eraOf(player.build).localApi ? [{ port: 1843, membersOnly: true }] : []),
  ];
}
