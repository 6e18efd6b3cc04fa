import type { PlayerAccess } from '../../src/guard/gateway/player-access.ts';
import type { Upstream } from '../../src/guard/upstream/upstream.ts';

/** The plainest access to players that keeps its promise: writes and exclusive tasks one after the other, reads at once. */
export function oneAtATime(upstream: Upstream): PlayerAccess {
  const last = new Map<string, Promise<unknown>>();
  const inTurn = <T>(host: string, task: () => Promise<T>): Promise<T> => {
    const turn = (last.get(host) ?? Promise.resolve()).then(task, task);
    last.set(host, turn);
    return turn;
  };
  const straight: PlayerAccess = {
    read: (request) => upstream.send(request),
    write: (request) => upstream.send(request),
    exclusive: (_, __, task) => task(straight),
  };
  return {
    read: (request) => upstream.send(request),
    write: (request) => inTurn(request.player.host, () => upstream.send(request)),
    exclusive: ({ endpoint }, _, task) => inTurn(endpoint.host, () => task(straight)),
  };
}
