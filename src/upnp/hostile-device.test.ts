import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type Endpoint, knownAddress as ip } from '../base/address.ts';
import { nodeClock } from '../host/clock.ts';
import { nodeNet } from '../host/net.ts';
import type { Exchange } from './exchange.ts';
import { createHttpClient, type HttpRequest } from './http-client.ts';

const HERE = ip('127.32.6.1');
const DEADLINE_MS = 500;
/** The flooding device runs in this process too and takes its time. */
const SLACK_MS = 1500;
const MAX_BODY = 2000;
const servers: Server[] = [];
const sockets = new Set<Socket>();
afterEach(() => {
  for (const socket of sockets) socket.destroy();
  sockets.clear();
  for (const server of servers.splice(0)) server.close();
});

/** A device on a raw socket, so that nothing of the product helps it to behave. */
function device(behave: (socket: Socket) => void): Promise<Endpoint> {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    behave(socket);
  });
  servers.push(server);
  return new Promise((resolve) => {
    server.listen(0, HERE, () => {
      const address = server.address();
      if (address && typeof address === 'object') resolve({ host: HERE, port: address.port });
    });
  });
}

const ask = (target: Endpoint, request: Partial<HttpRequest> = {}): Promise<Exchange> =>
  createHttpClient({
    net: nodeNet(),
    clock: nodeClock(),
    deadlineMs: DEADLINE_MS,
    maxBodyBytes: MAX_BODY,
  }).request({ target, method: 'GET', path: '/', ...request });

/** Writes for as long as the other side takes it. */
function flood(socket: Socket, piece: string): void {
  const pump = (): void => {
    while (socket.writable && socket.write(piece));
    if (socket.writable) socket.once('drain', pump);
  };
  pump();
}

function drip(socket: Socket, text: string): void {
  let at = 0;
  const timer = setInterval(() => {
    if (socket.destroyed) clearInterval(timer);
    else socket.write(text[at++ % text.length] ?? '');
  }, 10);
}

const OK = 'HTTP/1.1 200 OK\r\n';
const answerWith = (text: string) => (socket: Socket) => void socket.end(text);

const told = ({ outcome }: Exchange): string =>
  outcome.kind === 'response'
    ? `${outcome.status} ${outcome.truncated ? 'cut at' : 'whole'} ${outcome.body.length}`
    : outcome.failure;

describe('a hostile device costs one request its deadline and its bytes, no more', () => {
  it.each<[string, (socket: Socket) => void, string]>([
    ['an endless head in one line', (socket) => flood(socket, 'HTTP/1.1 200 ' + 'x'.repeat(4096)), 'refusal'],
    ['endless headers', (socket) => (socket.write(OK), flood(socket, 'A: b\r\n'.repeat(500))), 'refusal'],
    ['headers folded over lines', answerWith(`${OK}A: b\r\n c\r\n\r\n`), 'refusal'],
    [
      'endless interim answers',
      (socket) => flood(socket, 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(200)),
      'refusal',
    ],
    [
      'an endless body',
      (socket) => (socket.write(`${OK}\r\n`), flood(socket, 'x'.repeat(9000))),
      `200 cut at ${MAX_BODY}`,
    ],
    [
      'endless chunks',
      (socket) => (
        socket.write(`${OK}Transfer-Encoding: chunked\r\n\r\n`), flood(socket, '5\r\nhello\r\n'.repeat(2000))
      ),
      `200 cut at ${MAX_BODY}`,
    ],
    [
      'an endless chunk line',
      (socket) => (
        socket.write(`${OK}Transfer-Encoding: chunked\r\n\r\n5;`), flood(socket, 'x'.repeat(9000))
      ),
      'refusal',
    ],
    [
      'a chunk of negative size',
      answerWith(`${OK}Transfer-Encoding: chunked\r\n\r\n-5\r\nhello\r\n`),
      'refusal',
    ],
    [
      'a chunk larger than numbers go',
      answerWith(`${OK}Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFFF\r\nhello`),
      'refusal',
    ],
    [
      'a Content-Length beyond all numbers',
      answerWith(`${OK}Content-Length: 99999999999999999999\r\n\r\nhello`),
      'refusal',
    ],
    [
      'a Content-Length beyond all memory',
      (socket) => (
        socket.write(`${OK}Content-Length: 1000000000000\r\n\r\n`), flood(socket, 'x'.repeat(9000))
      ),
      `200 cut at ${MAX_BODY}`,
    ],
    [
      'a Content-Length that is too long for its body',
      answerWith(`${OK}Content-Length: 100\r\n\r\nhello`),
      '200 cut at 5',
    ],
    [
      'a Content-Length that is too short for it',
      answerWith(`${OK}Content-Length: 3\r\n\r\nhello`),
      '200 whole 3',
    ],
    [
      'two lengths that differ',
      answerWith(`${OK}Content-Length: 3\r\nContent-Length: 4\r\n\r\nhello`),
      'refusal',
    ],
    ['a length in words', answerWith(`${OK}Content-Length: five\r\n\r\nhello`), 'refusal'],
    ['bytes that are no HTTP', answerWith('\u0000\u0001\u0002\u0003\r\n\r\n'), 'refusal'],
    ['SSH in place of HTTP', answerWith('SSH-2.0-dropbear_2022.83\r\n'), 'refusal'],
    ['silence', () => {}, 'timeout'],
    ['an end without a word', (socket) => void socket.end(), 'refusal'],
    ['a reset without a word', (socket) => void socket.resetAndDestroy(), 'reset'],
    ['a head in drips', (socket) => drip(socket, `${OK}A: ${'b'.repeat(500)}`), 'timeout'],
  ])('%s', async (_, behave, expected) => {
    const exchange = await ask(await device(behave));
    expect(told(exchange)).toBe(expected);
    expect(exchange.outcome.elapsedMs).toBeLessThan(DEADLINE_MS + SLACK_MS);
  });

  it('a body in drips is kept as far as it came', async () => {
    const target = await device((socket) => {
      socket.write(`${OK}Server: drip\r\n\r\n`);
      drip(socket, 'x');
    });
    const { outcome } = await ask(target);
    expect(outcome).toMatchObject({
      kind: 'response',
      status: 200,
      truncated: true,
      headers: [['Server', 'drip']],
    });
    expect(outcome.elapsedMs).toBeLessThan(DEADLINE_MS + SLACK_MS);
  });

  it('a body that a reset ends is kept as far as it came, and not taken for whole', async () => {
    const target = await device((socket) => {
      socket.write(`${OK}\r\nhello`);
      setTimeout(() => socket.resetAndDestroy(), 100);
    });
    expect(told(await ask(target))).toBe('200 cut at 5');
  });

  it('a device that never reads is given up', async () => {
    const target = await device((socket) => void socket.pause());
    const exchange = await ask(target, { method: 'POST', body: 'x'.repeat(20_000_000) });
    expect(told(exchange)).toBe('timeout');
    expect(exchange.outcome.elapsedMs).toBeLessThan(DEADLINE_MS + SLACK_MS);
  });

  it.each<[string, (socket: Socket) => void, string]>([
    ['cleartext', answerWith(`${OK}\r\n`), 'tls'],
    ['garbage', (socket) => void socket.end('\u0016\u0003\u0001\u00ff\u00ff' + '\u0000'.repeat(400)), 'tls'],
    [
      'an endless handshake',
      (socket) => flood(socket, '\u0016\u0003\u0003\u0000\u0001x'.repeat(2000)),
      'tls',
    ],
    ['a handshake in drips', (socket) => drip(socket, '\u0016\u0003\u0003\u0040\u0000\u0002'), 'timeout'],
    ['silence', () => {}, 'timeout'],
    ['a reset', (socket) => void socket.resetAndDestroy(), 'reset'],
  ])('where TLS is due: %s', async (_, behave, expected) => {
    const exchange = await ask(await device(behave), { door: 'tls' });
    expect(told(exchange)).toBe(expected);
    expect(exchange.outcome.elapsedMs).toBeLessThan(DEADLINE_MS + SLACK_MS);
  });

  it('does not let a flood in: what the device gets rid of fits into the buffers between', async () => {
    let sent: Socket | undefined;
    const target = await device((socket) => {
      sent = socket;
      socket.write(`${OK}\r\n`);
      flood(socket, 'x'.repeat(65_536));
    });
    await ask(target);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(sent?.bytesWritten).toBeLessThan(16 * 1024 * 1024);
    expect(sent?.destroyed).toBe(true);
  });

  it('two slow requests hold up others to the same address, not to another', async () => {
    const slow = await device(() => {});
    const quick = await device(answerWith(`${OK}Content-Length: 0\r\n\r\n`));
    const client = createHttpClient({ net: nodeNet(), clock: nodeClock(), deadlineMs: DEADLINE_MS });
    const other = { host: ip('127.32.6.2'), port: quick.port };
    const server = createServer((socket) => answerWith(`${OK}Content-Length: 0\r\n\r\n`)(socket));
    servers.push(server);
    await new Promise<void>((resolve) => void server.listen(other.port, other.host, resolve));
    const order: string[] = [];
    const get = async (name: string, target: Endpoint): Promise<void> => {
      await client.request({ target, method: 'GET', path: '/' });
      order.push(name);
    };
    await Promise.all([
      get('slow', slow),
      get('slow', slow),
      get('same address', quick),
      get('other address', other),
    ]);
    expect(order).toEqual(['other address', 'slow', 'slow', 'same address']);
  });
});
