import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Family } from './families.ts';
import { CLIENT_ADDRESS } from './generate/houses.ts';
import type { HostileRequest } from './generate/hostile-request.ts';

/** What came back over a connection: everything until the other side closed, or `hung`. */
export type Reply = Uint8Array | 'hung';

const PATIENCE_MS = 5000;
const AT_ONCE = 12;

/** Sends requests to the doors of their rooms, a few at a time. */
export async function sendAll(
  family: Family,
  requests: readonly HostileRequest[],
): Promise<readonly Reply[]> {
  const replies: Reply[] = [];
  for (let at = 0; at < requests.length; at += AT_ONCE)
    replies.push(
      ...(await Promise.all(
        requests.slice(at, at + AT_ONCE).map((request) => sendPieces(request, family.port)),
      )),
    );
  return replies;
}

/** How each was answered: `answered`, `closed`, `hung` or `something else`. */
export const answered = (replies: readonly Reply[]): readonly string[] =>
  replies.map((reply) => (reply === 'hung' ? reply : reply.length === 0 ? 'closed' : headOf(reply)));

const headOf = (reply: Uint8Array): string =>
  /^HTTP\/1\.1 \d{3} /.test(Buffer.from(reply.subarray(0, 13)).toString('latin1'))
    ? 'answered'
    : 'something else';

/** Sends the pieces of a request and reads to the end; ends its own side when all is sent. */
function sendPieces({ room, pieces }: HostileRequest, port: Family['port']): Promise<Reply> {
  return new Promise((resolve) => {
    const received: Buffer[] = [];
    const socket = connectTo(room.guardAddress, port);
    socket.setNoDelay(true);
    socket.once(port === 1443 ? 'secureConnect' : 'connect', () => void sendOver(socket, pieces));
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

function connectTo(host: string, port: number): Socket {
  const options = { host, port, localAddress: CLIENT_ADDRESS, allowHalfOpen: true };
  return port === 1443 ? connectTls({ ...options, rejectUnauthorized: false }) : connect(options);
}

const HANDSHAKE = Buffer.from('GET /websocket/api ');

/** In packets of their own. Behind a handshake nothing is sent before its answer. */
async function sendOver(socket: Socket, [first, ...others]: readonly Uint8Array[]): Promise<void> {
  const said =
    others.length > 0 &&
    Buffer.from(first ?? [])
      .subarray(0, HANDSHAKE.length)
      .equals(HANDSHAKE);
  if (first) socket.write(first);
  if (said) await Promise.race([once(socket, 'data'), once(socket, 'close'), soon()]).catch(() => {});
  for (const piece of others) {
    socket.write(piece);
    await new Promise((done) => {
      setImmediate(done);
    });
  }
  // What was asked over a WebSocket is answered before the other side sees the end.
  if (said) await soon();
  socket.end();
}

const soon = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, 150);
  });
