import type { IncomingMessage } from 'node:http';
import { Duplex } from 'node:stream';
import { createHttpServer } from '../../../src/sim/server/http-server.ts';

/** What a simulated player's own parser of HTTP makes of bytes: Node.js' parser, set up as `sim/server` sets it up. */
export interface ParsedRequest {
  readonly method: string;
  readonly target: string;
  /** In order and case of the wire. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/** Takes bytes and says nothing. */
class SilentWire extends Duplex {
  override _read(): void {}
  override _write(_: unknown, __: unknown, done: () => void): void {
    done();
  }
}

const seen: IncomingMessage[] = [];
const ignore = (): void => {};
const server = createHttpServer(0, {
  onRequest: (message) => void seen.push(message),
  wantsUpgrade: () => false,
  onUpgrade: ignore,
  onConnect: ignore,
  onUnreadable: (_, socket) => void socket.destroy(),
  onIdle: ignore,
});

/**
 * The first request, which is the only one that a player carries out on a connection (`sim/server/handlers.ts`); undefined
 * where none is whole. The parser is fed at once and answers at once.
 */
export function parsedByPlayer(bytes: Uint8Array): ParsedRequest | undefined {
  seen.length = 0;
  const wire = new SilentWire();
  wire.on('error', ignore);
  server.emit('connection', wire);
  wire.emit('data', Buffer.from(bytes));
  const [message] = seen;
  const request = message?.complete === true ? requestOf(message) : undefined;
  wire.destroy();
  return request;
}

function requestOf(message: IncomingMessage): ParsedRequest {
  const body: unknown = message.read();
  const { method = '', url: target = '', rawHeaders } = message;
  const headers = rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? ''] as const] : [],
  );
  return { method, target, headers, body: Buffer.isBuffer(body) ? body.toString('utf8') : '' };
}
