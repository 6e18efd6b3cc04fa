import type { Socket } from 'node:net';
import type { Interference } from '../faults/fault.ts';
import type { World } from '../world.ts';
import type { Serialised } from './serialise.ts';

export interface Scene {
  readonly interference: Interference | undefined;
  readonly world: World;
  readonly socket: Socket;
}

/** Makes the answer and writes it, with a fault in between when one strikes. */
export async function interfere(scene: Scene, make: () => Promise<Serialised>): Promise<void> {
  const { interference, socket, world } = scene;
  if (interference?.kind === 'refuse') {
    refuse(socket, interference.how);
    return;
  }
  if (interference?.kind === 'delay') await world.clock.sleep(interference.ms);
  const answer = await make();
  write(socket, interference?.kind === 'spoil' ? interference.spoil(answer) : answer);
}

/** A hanging connection ends when the client or the idle time ends it. */
function refuse(socket: Socket, how: 'hang' | 'end' | 'reset'): void {
  if (how === 'end') socket.end();
  if (how === 'reset') socket.resetAndDestroy();
}

function write(socket: Socket, { head, body }: Serialised): void {
  if (socket.destroyed) return;
  socket.write(head, 'latin1');
  socket.end(body);
}
