import { createServer, type Socket } from 'node:net';
import { TonewallError } from '../../base/errors.ts';

/** A TCP port of a player. Players go away and come back: it can be closed and opened again. */
export interface Listener {
  /** Listens on the player's address; fails with `address-in-use` or `address-unavailable`. */
  open(): Promise<void>;
  /** Tears every connection down and stops listening. */
  close(): Promise<void>;
}

export interface ListenerOptions {
  readonly address: string;
  readonly port: number;
  /** Sockets come paused: nothing is read before somebody asks for it. */
  readonly paused?: boolean;
  /** A client may close its side and still get its answer. */
  readonly allowHalfOpen?: boolean;
  readonly onSocket: (socket: Socket) => void;
}

export function createListener(options: ListenerOptions): Listener {
  const { address, port, paused = false, allowHalfOpen = false, onSocket } = options;
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen, pauseOnConnect: paused }, (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    onSocket(socket);
  });
  return {
    open: () =>
      new Promise((resolve, reject) => {
        const failed = (error: NodeJS.ErrnoException): void => reject(asTonewallError(error, address, port));
        server.once('error', failed);
        server.listen({ host: address, port }, () => {
          server.off('error', failed);
          resolve();
        });
      }),
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

export function asTonewallError(error: NodeJS.ErrnoException, address: string, port: number): TonewallError {
  const code = error.code === 'EADDRNOTAVAIL' ? 'address-unavailable' : 'address-in-use';
  const message = `TCP ${address}:${port} could not be taken: ${error.code ?? error.message}`;
  return new TonewallError(code, message, { cause: error });
}
