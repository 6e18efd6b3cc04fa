import type { Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import {
  answerWith,
  ask,
  closeDevices,
  DEADLINE_MS,
  device,
  drip,
  flood,
  OK,
  SLACK_MS,
  told,
} from '../../test/rig/raw-device.ts';
import { type Endpoint, knownAddress as ip } from '../base/address.ts';
import { nodeClock } from '../host/clock.ts';
import { nodeNet } from '../host/net.ts';
import { createHttpClient } from './http-client.ts';

afterEach(closeDevices);

describe('a hostile connection', () => {
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
    await device(answerWith(`${OK}Content-Length: 0\r\n\r\n`), other.host, other.port);
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
    // The second slow one may end after it: what held it up was that there were two.
    expect([order[0], order.indexOf('same address') > order.indexOf('slow'), order.length]).toEqual([
      'other address',
      true,
      4,
    ]);
  });
});
