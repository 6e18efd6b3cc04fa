import type { House } from '../house.ts';
import { createLocalApi, type LocalApi, type LocalApiOptions } from '../local-api/door.ts';
import type { PlayerServer } from '../server/player-server.ts';
import { runAction } from '../soap/run-action.ts';

/** The local API of each player, by player id. */
export type LocalApis = Map<string, LocalApi>;

/** Gives every player its local API; WebSocket upgrades of its server go there when they come through TLS. */
export function addLocalApis(house: House, servers: readonly PlayerServer[], localApis: LocalApis): void {
  for (const { playerId, http } of servers) {
    const player = house.world.household.players[playerId];
    if (!player) continue;
    const api = createLocalApi({
      world: house.world,
      player,
      act: (call) => runAction(house, call),
      observe: observer(house, playerId),
    });
    localApis.set(playerId, api);
    http.on('upgrade', (request, socket, head) => {
      const wanted = request.url === '/websocket/api' && 'encrypted' in request.socket;
      if (wanted) api.upgrade(request, socket, head);
      else socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
    });
  }
}

/** Every message stands in the recording, with what it changed. */
const observer =
  ({ recorder }: House, playerId: string): NonNullable<LocalApiOptions['observe']> =>
  ({ peer, text }, answer) => {
    const entry = recorder.record({
      direction: 'in',
      door: 'tls',
      playerId,
      peer,
      method: 'WEBSOCKET',
      target: '/websocket/api',
      body: text,
    });
    entry.attribute(answer);
  };
