import type { Socket } from 'node:net';
import type { Interference } from '../faults/fault.ts';
import type { World } from '../world.ts';
import type { Serialised } from './serialise.ts';

export interface Scene {
  readonly interference: Interference | undefined;
  readonly world: World;
  readonly socket: Socket;
  /** The TCP connection below TLS. */
  readonly carrier: Socket;
}

/** Makes the answer and writes it, with a fault in between when one strikes. Ends when the answer is out. */
export async function interfere(scene: Scene, make: () => Promise<Serialised>): Promise<void> {
  const { interference, socket, world } = scene;
  if (interference?.kind === 'refuse') return refuse(scene, interference.how);
  if (interference?.kind === 'delay') await world.clock.sleep(interference.ms);
  const answer = await make();
  return write(socket, interference?.kind === 'spoil' ? interference.spoil(answer) : answer);
}

/** A hanging connection ends when the client or the idle time ends it, and keeps its worker until then. */
async function refuse({ socket, carrier }: Scene, how: 'hang' | 'end' | 'reset'): Promise<void> {
  if (how === 'end') socket.end();
  if (how === 'reset') carrier.resetAndDestroy();
  if (how === 'hang') await overOrWritten(socket);
}

function write(socket: Socket, { head, body }: Serialised): Promise<void> {
  if (!socket.writable) return Promise.resolve();
  const done = overOrWritten(socket);
  socket.write(head, 'latin1');
  socket.end(body);
  return done;
}

/** The last byte is with the kernel, or the connection is no more. */
const overOrWritten = (socket: Socket): Promise<void> =>
  new Promise((resolve) => {
    if (socket.closed) resolve();
    socket.once('finish', resolve);
    socket.once('close', () => resolve());
  });
