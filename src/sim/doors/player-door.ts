import { createListener, type Listener } from '../server/listener.ts';
import type { PlayerServer } from '../server/player-server.ts';

/** A TCP port of a player: it closes when the player goes away and opens when it is back. */
export interface PlayerDoor extends Listener {
  readonly playerId: string;
}

const UPNP_PORT = 1400;

/** Port 1400 of each player, in clear. */
export const clearDoors = (servers: readonly PlayerServer[]): readonly PlayerDoor[] =>
  servers.map((server) => {
    const entrance = { door: 'tcp', port: UPNP_PORT } as const;
    const listener = createListener({
      address: server.player.address,
      port: UPNP_PORT,
      allowHalfOpen: true,
      onSocket: (socket) => {
        if (server.admit(socket, entrance)) server.serve(socket, socket, entrance);
      },
    });
    return { playerId: server.player.id, ...listener };
  });
