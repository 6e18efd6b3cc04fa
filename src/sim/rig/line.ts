import { connect, type Socket } from 'node:net';

/** A connection of a test, byte by byte. */
export interface Line {
  readonly socket: Socket;
  say(bytes: string | Uint8Array): void;
  /** All that came, when the other side closes. */
  readonly heard: Promise<string>;
  hangUp(): void;
}

/** Connects; fails when nobody listens. */
export function openLine(address: string, port = 1400): Promise<Line> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect({ host: address, port, allowHalfOpen: true });
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    const heard = new Promise<string>((settle) => {
      const end = (): void => settle(Buffer.concat(chunks).toString('latin1'));
      socket.on('end', end);
      socket.on('close', end);
    });
    socket.on('error', reject);
    socket.on('connect', () =>
      resolve({ socket, heard, say: (bytes) => socket.write(bytes), hangUp: () => socket.destroy() }),
    );
  });
}
