import type { DatagramSocket } from '../../ports/net.ts';
import { firstFailure } from './first-failure.ts';

/** All of the sockets, in their order; where one cannot be had the others are closed, and it fails as that one did. */
export async function allOrNone(
  opening: readonly Promise<DatagramSocket>[],
): Promise<readonly DatagramSocket[]> {
  const settled = await Promise.allSettled(opening);
  const sockets = settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  if (sockets.length < opening.length) await Promise.all(sockets.map((socket) => socket.close()));
  firstFailure(settled);
  return sockets;
}
