import { connect } from 'node:net';
import type { HostileRequest } from './generate/hostile-request.ts';

/** What came back over a connection: everything until the other side closed, or `hung`. */
export type Reply = Uint8Array | 'hung';

const PATIENCE_MS = 5000;

/** Sends the pieces of a request from an address and reads to the end; ends its own side when all is sent. */
export function sendPieces(
  { pieces }: HostileRequest,
  { door, from }: { readonly door: string; readonly from: string },
): Promise<Reply> {
  return new Promise((resolve) => {
    const received: Buffer[] = [];
    const socket = connect({ host: door, port: 1400, localAddress: from, allowHalfOpen: true }, () => {
      void sendAll();
    });
    socket.setNoDelay(true);
    const sendAll = async (): Promise<void> => {
      for (const piece of pieces) {
        socket.write(piece);
        // In packets of their own.
        await new Promise((done) => {
          setImmediate(done);
        });
      }
      socket.end();
    };
    const patience = setTimeout(() => {
      resolve('hung');
      socket.destroy();
    }, PATIENCE_MS);
    socket.on('data', (bytes) => received.push(bytes));
    // A door that refuses resets what it has not read.
    socket.on('error', () => socket.destroy());
    socket.on('end', () => socket.destroy());
    socket.on('close', () => {
      clearTimeout(patience);
      resolve(Buffer.concat(received));
    });
  });
}
