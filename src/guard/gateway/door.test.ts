import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GuardedHouse, startGuardedHouse } from '../../../test/rig/guarded-house.ts';
import { sendRaw } from '../../sim/rig/request.ts';
import { GATEWAY_LIMITS } from './limits.ts';

let guarded: GuardedHouse;
const open: Socket[] = [];

beforeAll(async () => {
  guarded = await startGuardedHouse({
    subnet: '127.62.2',
    rooms: [{ name: 'Kitchen', players: [{ model: 'S13', build: '97.1-80312' }] }],
    policy: {
      decide: () => ({ effect: 'permit', reasons: [{ id: 'permitted-by-rule' }] }),
      sees: () => 'everything',
    },
  });
});
afterAll(async () => {
  for (const socket of open) socket.destroy();
  await guarded.stop();
});

const request = (more = ''): string =>
  `GET /status/zp HTTP/1.1\r\nHost: ${guarded.door('Kitchen')}:1400\r\n${more}\r\n`;

async function visitor(from: string): Promise<Socket> {
  const socket = connect({ host: guarded.door('Kitchen'), port: 1400, localAddress: from });
  socket.on('error', () => {});
  open.push(socket);
  await once(socket, 'connect');
  return socket;
}

/** The status of the next answer; `closed` when the door hangs up instead. */
const ask = (socket: Socket, text: string): Promise<string> =>
  new Promise((resolve) => {
    if (socket.destroyed) return resolve('closed');
    socket.once('data', (bytes: Buffer) => resolve(bytes.toString().split('\r\n')[0] ?? ''));
    socket.once('close', () => resolve('closed'));
    socket.write(text);
  });

describe('a door', () => {
  it('answers several requests on one connection', async () => {
    const socket = await visitor('127.62.2.201');
    expect([await ask(socket, request()), await ask(socket, request())]).toEqual([
      'HTTP/1.1 200 OK',
      'HTTP/1.1 200 OK',
    ]);
    expect(socket.destroyed).toBe(false);
  });

  it('closes after a request that asks for it, with all of the answer', async () => {
    const { status, body } = await sendRaw({
      address: guarded.door('Kitchen'),
      text: request('Connection: close\r\n'),
    });
    expect([status, body.endsWith('</ZPSupportInfo>')]).toEqual([200, true]);
  });

  it('closes after what is no request, and tells why', async () => {
    const { status, head, body } = await sendRaw({
      address: guarded.door('Kitchen'),
      text: 'nonsense\r\n\r\n',
    });
    expect(status).toBe(400);
    expect(head).toContain('\r\nCONNECTION: close');
    expect(body).toContain('It is not exactly one well-formed request.');
  });

  it('sends no header that lets web pages read', async () => {
    const own = `Origin: http://${guarded.door('Kitchen')}:1400\r\nConnection: close\r\n`;
    const { status, head } = await sendRaw({ address: guarded.door('Kitchen'), text: request(own) });
    expect([status, /access-control/i.test(head)]).toEqual([200, false]);
  });

  it('has room for so many connections of one address and no more, and for others beside them', async () => {
    const many = await Promise.all(
      Array.from({ length: GATEWAY_LIMITS.connectionsPerAddress }, () => visitor('127.62.2.202')),
    );
    const oneMore = await visitor('127.62.2.202');
    expect(await ask(oneMore, request())).toBe('closed');
    const [first] = many;
    const other = await visitor('127.62.2.203');
    expect([await ask(first!, request()), await ask(other, request())]).toEqual([
      'HTTP/1.1 200 OK',
      'HTTP/1.1 200 OK',
    ]);
    first!.destroy();
    await once(first!, 'close');
    await expect.poll(async () => ask(await visitor('127.62.2.202'), request())).toBe('HTTP/1.1 200 OK');
    for (const socket of many) socket.destroy();
  });

  it('bears a request byte by byte', async () => {
    const socket = await visitor('127.62.2.204');
    socket.setNoDelay(true);
    const text = request();
    for (const byte of text.slice(0, -1)) socket.write(byte);
    expect(await ask(socket, text.slice(-1))).toBe('HTTP/1.1 200 OK');
  });

  it('answers others while one is slow', async () => {
    const slow = await visitor('127.62.2.205');
    slow.write('GET /status/zp HTTP/1.1\r\n');
    const quick = await visitor('127.62.2.205');
    expect(await ask(quick, request())).toBe('HTTP/1.1 200 OK');
  });

  it('is left standing by a client that is gone before its answer', async () => {
    for (let count = 0; count < 20; count += 1) {
      const socket = await visitor('127.62.2.206');
      socket.write(request());
      socket.resetAndDestroy();
    }
    expect(await ask(await visitor('127.62.2.206'), request())).toBe('HTTP/1.1 200 OK');
  });
});
