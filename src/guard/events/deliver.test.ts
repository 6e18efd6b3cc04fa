import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { knownAddress as ip } from '../../base/address.ts';
import { nodeClock } from '../../host/clock.ts';
import { nodeNet } from '../../host/net.ts';
import { deliver } from './deliver.ts';

const SUBSCRIBER = ip('127.41.2.200');
const GUARD = ip('127.41.2.111');
const ports = { net: nodeNet(), clock: nodeClock() };
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A subscriber that does with each connection what it is told. */
async function listen(serve: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    serve(socket);
  });
  closing.push(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  server.listen({ host: SUBSCRIBER, port: 0 });
  await once(server, 'listening');
  const at = server.address();
  return at && typeof at === 'object' ? at.port : 0;
}

const bring = (
  port: number,
  { body = '<x/>', deadlineMs = 300, signal = new AbortController().signal } = {},
) =>
  deliver(ports, {
    to: { host: SUBSCRIBER, port },
    path: '/notify',
    from: GUARD,
    message: { sid: 'uuid:RINCON_1_sub2', seq: 7, service: 'AVTransport', body },
    deadlineMs,
    signal,
  });

const answering = (text: string) => (socket: Socket) => void socket.once('data', () => socket.write(text));

describe('one delivery', () => {
  it('says what UDA 2.0 §4.3.2 says, from the address that is told', async () => {
    const said = Promise.withResolvers<string>();
    const port = await listen((socket) => {
      socket.once('data', (bytes: Buffer) => {
        said.resolve(`${socket.remoteAddress} ${bytes.toString()}`);
        socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
      });
    });
    expect(await bring(port)).toBe(200);
    expect(await said.promise).toBe(
      [
        '127.41.2.111 NOTIFY /notify HTTP/1.1',
        `HOST: 127.41.2.200:${port}`,
        'CONNECTION: close',
        'CONTENT-TYPE: text/xml; charset="utf-8"',
        'NT: upnp:event',
        'NTS: upnp:propchange',
        'SID: uuid:RINCON_1_sub2',
        'SEQ: 7',
        'X-SONOS-SERVICETYPE: AVTransport',
        'CONTENT-LENGTH: 4',
        '',
        '<x/>',
      ].join('\r\n'),
    );
  });

  it.each([
    ['of HTTP/1.0 that ends with the connection (SoCo)', 'HTTP/1.0 200 OK\r\nServer: x\r\n\r\n', 200],
    [
      'without a length on a connection that stays (hb-zp-tools keeps them alive)',
      'HTTP/1.1 200 OK\r\n\r\n',
      200,
    ],
    ['with a body that does not come', 'HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n', 200],
    ['in chunks', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n', 200],
    ['412', 'HTTP/1.1 412 Precondition Failed\r\nContent-Length: 0\r\n\r\n', 412],
    ['500', 'HTTP/1.1 500 Oops\r\n\r\n', 500],
    ['that is none', 'hello\r\n\r\n', undefined],
    ['without end', `HTTP/1.1 200 OK\r\nA: ${'x'.repeat(9000)}`, undefined],
  ])('takes an answer %s', async (_, text, status) => {
    expect(await bring(await listen(answering(text)))).toBe(status);
  });

  it.each<[string, (socket: Socket) => void]>([
    ['says nothing', () => {}],
    ['answers byte by byte', (socket) => void setInterval(() => socket.write('H'), 50).unref()],
    ['reads nothing', (socket) => void socket.pause()],
  ])('gives up at the deadline who %s', async (_, serve) => {
    const start = performance.now();
    expect(await bring(await listen(serve), { body: 'x'.repeat(8_000_000) })).toBeUndefined();
    const took = performance.now() - start;
    expect(took).toBeGreaterThan(250);
    expect(took).toBeLessThan(2000);
  });

  it('knows nothing of who is not there, or closes', async () => {
    expect(await bring(9)).toBeUndefined();
    expect(await bring(await listen((socket) => socket.end()))).toBeUndefined();
    expect(await bring(await listen((socket) => socket.destroy()))).toBeUndefined();
  });

  it('ends at once when it is no longer wanted', async () => {
    const cut = new AbortController();
    const port = await listen(() => cut.abort());
    expect(await bring(port, { deadlineMs: 60_000, signal: cut.signal })).toBeUndefined();
    expect(await bring(port, { deadlineMs: 60_000, signal: cut.signal })).toBeUndefined();
  });
});
