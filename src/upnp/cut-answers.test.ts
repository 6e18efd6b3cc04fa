import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { asIpAddress } from '../base/address.ts';
import { nodeClock } from '../host/clock.ts';
import { nodeNet } from '../host/net.ts';
import { createHttpClient } from './http-client.ts';

const host = asIpAddress('127.105.1.1') ?? expect.unreachable();
let server: Server | undefined;

afterEach(() => {
  server?.close();
});

/** What is told of the answer of a device on a raw socket. */
async function told(behave: (socket: Socket) => void): Promise<unknown> {
  const listening = createServer((socket) => {
    socket.on('error', () => {}).once('data', () => behave(socket));
  });
  server = listening;
  await new Promise<void>((resolve) => {
    listening.listen(0, host, resolve);
  });
  const address = listening.address();
  if (typeof address !== 'object' || !address) throw new Error('no port');
  const client = createHttpClient({ net: nodeNet(), clock: nodeClock(), deadlineMs: 400, maxBodyBytes: 100 });
  const { outcome } = await client.request({
    target: { host, port: address.port },
    method: 'GET',
    path: '/',
  });
  if (outcome.kind === 'failure') return outcome.failure;
  const { truncated, cut } = outcome;
  return { body: Buffer.from(outcome.body).toString(), truncated, ...(cut === undefined ? {} : { cut }) };
}

const HEAD = 'HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n';

it('a whole answer was cut by nothing', async () => {
  expect(await told((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'))).toEqual({
    body: 'ok',
    truncated: false,
  });
});

it('more than is read', async () => {
  expect(await told((socket) => socket.end(`HTTP/1.1 200 OK\r\n\r\n${'x'.repeat(101)}`))).toEqual({
    body: 'x'.repeat(100),
    truncated: true,
    cut: 'limit',
  });
});

it('a body that is not there in time', async () => {
  expect(await told((socket) => socket.write(`${HEAD}abc`))).toEqual({
    body: 'abc',
    truncated: true,
    cut: 'time',
  });
});

it('a body without a length that never ends', async () => {
  expect(await told((socket) => socket.write('HTTP/1.1 200 OK\r\n\r\nabc'))).toEqual({
    body: 'abc',
    truncated: true,
    cut: 'time',
  });
});

it('a connection that is torn down', async () => {
  const behave = (socket: Socket): void => {
    socket.write(`${HEAD}abc`);
    setTimeout(() => socket.resetAndDestroy(), 50);
  };
  expect(await told(behave)).toEqual({ body: 'abc', truncated: true, cut: 'reset' });
});

it('a connection that is closed before the length that was told', async () => {
  expect(await told((socket) => socket.end(`${HEAD}abc`))).toEqual({
    body: 'abc',
    truncated: true,
    cut: 'closed',
  });
});
