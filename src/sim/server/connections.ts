import type { Socket } from 'node:net';

/** The connections of one player, over all ports of its web server. */
export interface Connections {
  /** False when there are as many as the player takes. */
  take(socket: Socket): boolean;
}

export function createConnections(limit: number): Connections {
  let count = 0;
  return {
    take: (socket) => {
      if (count >= limit) return false;
      count += 1;
      socket.once('close', () => {
        count -= 1;
      });
      return true;
    },
  };
}
