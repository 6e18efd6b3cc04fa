import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { TonewallError } from '../../base/errors.ts';
import type { House } from '../house.ts';
import { answerRequest } from './answer-request.ts';
import { createWorkers } from './workers.ts';

/*
 * What could go wrong: a simulated player answers anybody who reaches its address, as a real one does.
 * What guards it: players sit on loopback unless a household file gives other addresses; bodies, headers, idle time and
 * connections are bounded. Proof: player-server.test.ts.
 */

/** `NumThreads 4`, `MaxConn 36`, `TimeOut 10` (57.10, anacapa.conf). */
const WORKERS = 4;
const MAX_CONNECTIONS = 36;
const IDLE_MS = 10_000;
const MAX_HEADER_BYTES = 16_384;

/** A player's web server: one `http.Server` that the cleartext port and the TLS doors feed. */
export interface PlayerServer {
  readonly playerId: string;
  /** Give it connections with `emit('connection', socket)`; websocket upgrades are its `upgrade` event. */
  readonly http: Server;
  /** Listens on the player's address; fails with `address-in-use` or `address-unavailable`. */
  open(): Promise<void>;
  /** Tears every connection down and stops listening. */
  close(): Promise<void>;
}

export function createPlayerServer(house: House, playerId: string, port: number): PlayerServer {
  const sockets = new Set<Socket>();
  const workers = createWorkers(WORKERS);
  const http = createServer(
    {
      keepAlive: false,
      requireHostHeader: false,
      maxHeaderSize: MAX_HEADER_BYTES,
      requestTimeout: IDLE_MS,
      headersTimeout: IDLE_MS,
      connectionsCheckingInterval: 5000,
    },
    (message: IncomingMessage) => {
      answerRequest({ house, playerId, message, workers }).catch((cause: unknown) => {
        house.log.warn('a request could not be answered', { player: playerId, cause: String(cause) });
        message.socket.destroy();
      });
    },
  );
  http.timeout = IDLE_MS;
  http.maxConnections = MAX_CONNECTIONS;
  http.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  http.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
    else socket.destroy();
  });
  const addressOf = (): string => house.world.household.players[playerId]?.address ?? '';
  return {
    playerId,
    http,
    open: () => listen(http, addressOf(), port),
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => {
        http.close(() => resolve());
      });
    },
  };
}

const listen = (http: Server, host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException): void => {
      const code = error.code === 'EADDRNOTAVAIL' ? 'address-unavailable' : 'address-in-use';
      const message = `TCP ${host}:${port} could not be taken: ${error.code ?? error.message}`;
      reject(new TonewallError(code, message, { cause: error }));
    };
    http.once('error', failed);
    http.listen({ host, port }, () => {
      http.off('error', failed);
      resolve();
    });
  });
