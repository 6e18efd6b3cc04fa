import { createServer, type Server, type Socket } from 'node:net';
import { type Endpoint, knownAddress as ip } from '../../src/base/address.ts';
import { nodeClock } from '../../src/host/clock.ts';
import { nodeNet } from '../../src/host/net.ts';
import type { Exchange } from '../../src/upnp/exchange.ts';
import { createHttpClient, type HttpRequest } from '../../src/upnp/http-client.ts';

export const HERE = ip('127.32.6.1');
export const DEADLINE_MS = 500;
/** The flooding device runs in this process too and takes its time. */
export const SLACK_MS = 1500;
export const MAX_BODY = 2000;
const servers: Server[] = [];
const sockets = new Set<Socket>();

/** For `afterEach`. */
export function closeDevices(): void {
  for (const socket of sockets) socket.destroy();
  sockets.clear();
  for (const server of servers.splice(0)) server.close();
}

/** A device on a raw socket, so that nothing of the product helps it to behave. */
export function device(behave: (socket: Socket) => void, host = HERE, port = 0): Promise<Endpoint> {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    behave(socket);
  });
  servers.push(server);
  return new Promise((resolve) => {
    server.listen(port, host, () => {
      const address = server.address();
      if (address && typeof address === 'object') resolve({ host, port: address.port });
    });
  });
}

/** One request with little patience. */
export const ask = (target: Endpoint, request: Partial<HttpRequest> = {}): Promise<Exchange> =>
  createHttpClient({
    net: nodeNet(),
    clock: nodeClock(),
    deadlineMs: DEADLINE_MS,
    maxBodyBytes: MAX_BODY,
  }).request({ target, method: 'GET', path: '/', ...request });

/** Writes for as long as the other side takes it. */
export function flood(socket: Socket, piece: string): void {
  const pump = (): void => {
    while (socket.writable && socket.write(piece));
    if (socket.writable) socket.once('drain', pump);
  };
  pump();
}

/** Writes one character at a time. */
export function drip(socket: Socket, text: string): void {
  let at = 0;
  const timer = setInterval(() => {
    if (socket.destroyed) clearInterval(timer);
    else socket.write(text[at++ % text.length] ?? '');
  }, 10);
}

export const OK = 'HTTP/1.1 200 OK\r\n';
export const answerWith = (text: string) => (socket: Socket) => void socket.end(text);

/** What came of it, in short. */
export const told = ({ outcome }: Exchange): string =>
  outcome.kind === 'response'
    ? `${outcome.status} ${outcome.truncated ? 'cut at' : 'whole'} ${outcome.body.length}`
    : outcome.failure;
