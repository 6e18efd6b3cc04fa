import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** What can happen on the connections of a player's web server. */
export interface HttpHandlers {
  onRequest(message: IncomingMessage): void;
  /** Whether a request with an Upgrade header leaves HTTP. */
  wantsUpgrade(message: IncomingMessage): boolean;
  onUpgrade(message: IncomingMessage, head: Buffer): void;
  /** `CONNECT host:port`: players are no proxies. */
  onConnect(message: IncomingMessage): void;
  onUnreadable(error: Error, socket: Duplex): void;
  /** Nothing came or went for the idle time. */
  onIdle(socket: Socket): void;
}

const MAX_HEADER_BYTES = 16_384;

/**
 * Node.js' parser without its manners: no keep-alive, no Host needed, no time-out but the idle one (`TimeOut`: "how much
 * seconds to wait for an idle connection before closing it", 57.10, anacapa.conf). It never listens: connections are given
 * to it with `emit('connection', socket)`.
 */
export function createHttpServer(idleMs: number, handlers: HttpHandlers): Server {
  const http = createServer({
    keepAlive: false,
    requireHostHeader: false,
    maxHeaderSize: MAX_HEADER_BYTES,
    requestTimeout: 0,
    headersTimeout: 0,
    shouldUpgradeCallback: (message) => handlers.wantsUpgrade(message),
  });
  http.timeout = idleMs;
  // A client that has said all it has to say may close its side and wait for the answer.
  Object.assign(http, { httpAllowHalfOpen: true });
  http.on('request', (message) => handlers.onRequest(message));
  // An expectation that Node.js does not know would be answered by it, not by the player.
  http.on('checkExpectation', (message) => handlers.onRequest(message));
  http.on('upgrade', (message, _socket, head) => handlers.onUpgrade(message, head));
  http.on('connect', (message) => handlers.onConnect(message));
  http.on('clientError', (error, socket) => handlers.onUnreadable(error, socket));
  http.on('timeout', (socket) => handlers.onIdle(socket));
  return http;
}
