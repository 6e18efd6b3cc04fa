import { parseBuild } from '../../base/build.ts';
import { eraOf } from '../era.ts';
import type { House } from '../house.ts';
import { peerOf } from '../server/conversation.ts';
import type { PlayerServer } from '../server/player-server.ts';
import type { PlayerState } from '../state/player.ts';
import { createTlsAuthority } from '../tls/authority.ts';
import { createTlsDoor, type TlsDoorOptions } from '../tls/door.ts';
import type { PlayerDoor } from './player-door.ts';

/** TLS on 1443 was there in 2015 (28.1); 1843 stands in the settings of 57.10. Unsure: which build began with each. */
const FIRST_MAJOR_WITH_TLS = 28;

/** 1443 and 1843 of every player that has them. */
export function tlsDoors({ world, log }: House, servers: readonly PlayerServer[]): readonly PlayerDoor[] {
  const shared = { authority: createTlsAuthority(world), clock: world.clock, log };
  return servers.flatMap((server) =>
    portsOf(server.player).map((port) => ({
      playerId: server.player.id,
      ...createTlsDoor({ ...shared, ...port, player: server.player, ...leadingTo(server, port.port) }),
    })),
  );
}

/** What comes through a TLS port reaches the player's web server, and stands in the recording when it does not. */
function leadingTo(
  server: PlayerServer,
  port: number,
): Pick<TlsDoorOptions, 'admit' | 'serve' | 'onFailure'> {
  const entrance = { door: 'tls', port } as const;
  return {
    admit: (carrier) => server.admit(carrier, entrance),
    serve: (secured, carrier) => server.serve(secured, carrier, entrance),
    onFailure: (carrier, failure) => server.recordConnection({ entrance, peer: peerOf(carrier), ...failure }),
  };
}

function portsOf(player: PlayerState): readonly { readonly port: number; readonly membersOnly?: boolean }[] {
  const major = parseBuild(player.build)?.major ?? 0;
  return [
    ...(major >= FIRST_MAJOR_WITH_TLS ? [{ port: 1443 }] : []),
    ...(eraOf(player.build).localApi ? [{ port: 1843, membersOnly: true }] : []),
  ];
}
