import type { Socket } from 'node:net';

/** The first bytes of a paused connection, which stay in it to be read again; undefined when it ends without any. */
export function readFirst(socket: Socket): Promise<Uint8Array | undefined> {
  return new Promise((resolve) => {
    const done = (): void => {
      socket.off('readable', done);
      socket.off('close', done);
      const bytes: unknown = socket.destroyed ? null : socket.read();
      if (bytes instanceof Uint8Array) socket.unshift(bytes);
      resolve(bytes instanceof Uint8Array ? bytes : undefined);
    };
    if (socket.destroyed) return done();
    socket.on('readable', done);
    socket.on('close', done);
  });
}
