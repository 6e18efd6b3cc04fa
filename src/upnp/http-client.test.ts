import { afterEach, describe, expect, it } from 'vitest';
import { type Endpoint, knownAddress as ip } from '../base/address.ts';
import { nodeClock } from '../host/clock.ts';
import { nodeNet } from '../host/net.ts';
import type { Listener, Stream } from '../ports/net.ts';
import type { Exchange, Outcome } from './exchange.ts';
import { createHttpClient, type HttpRequest } from './http-client.ts';
import { Limiter } from './limiter.ts';

const net = nodeNet();
const clock = nodeClock();
const open: Listener[] = [];
afterEach(() => Promise.all(open.splice(0).map((listener) => listener.close())));

/** A device that does what it is told with every connection. */
async function device(behave: (stream: Stream) => Promise<void>): Promise<Endpoint> {
  const listener = await net.listen(
    { host: ip('127.32.1.1'), port: 0 },
    (stream) => void behave(stream).catch(() => {}),
  );
  open.push(listener);
  return listener.local;
}

async function ask(target: Endpoint, request: Partial<HttpRequest> = {}): Promise<Exchange> {
  const client = createHttpClient({ net, clock, deadlineMs: 400, maxBodyBytes: 1000 });
  return client.request({ target, method: 'GET', path: '/', ...request });
}

const summary = (outcome: Outcome): unknown =>
  outcome.kind === 'response'
    ? { status: outcome.status, body: Buffer.from(outcome.body).toString(), truncated: outcome.truncated }
    : { failure: outcome.failure };

const answering = (text: string) => async (stream: Stream) => {
  await stream.read();
  await stream.write(text);
  stream.close();
};

describe('an exchange', () => {
  it('is recorded whole', async () => {
    const recorded: Exchange[] = [];
    const target = await device(answering('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'));
    const client = createHttpClient({ net, clock, record: (exchange) => recorded.push(exchange) });
    const exchange = await client.request({
      target,
      method: 'POST',
      path: '/x?y',
      headers: [['A', 'b']],
      body: 'hello',
    });
    expect(recorded).toEqual([exchange]);
    expect(exchange).toMatchObject({
      number: 1,
      door: 'tcp',
      target,
      request: {
        method: 'POST',
        target: '/x?y',
        headers: [
          ['HOST', `127.32.1.1:${target.port}`],
          ['A', 'b'],
          ['CONNECTION', 'close'],
        ],
        body: 'hello',
      },
      outcome: { kind: 'response', status: 200, reason: 'OK', truncated: false },
    });
  });

  it('does not follow a redirect', async () => {
    const target = await device(
      answering('HTTP/1.1 302 Found\r\nLocation: http://192.0.2.1/\r\nContent-Length: 0\r\n\r\n'),
    );
    const { outcome } = await ask(target);
    expect(summary(outcome)).toEqual({ status: 302, body: '', truncated: false });
  });

  it('comes from the address asked for', async () => {
    let seen = '';
    const target = await device(async (stream) => {
      seen = stream.remote.host;
      await answering('HTTP/1.1 204 No Content\r\n\r\n')(stream);
    });
    await ask(target, { localAddress: ip('127.32.1.9') });
    expect(seen).toBe('127.32.1.9');
  });

  it.each([
    ['of one client', {}, 1],
    ['of two clients that share a limiter', { limiter: new Limiter(2) }, 2],
  ])('lets at most two run at once per address, %s', async (_, shared, clients) => {
    let [now, most] = [0, 0];
    const target = await device(async (stream) => {
      most = Math.max(most, (now += 1));
      await stream.read();
      await clock.sleep(30);
      now -= 1;
      await stream.write('HTTP/1.1 204 No Content\r\n\r\n');
      stream.close();
    });
    const asking = Array.from({ length: clients }, () => createHttpClient({ net, clock, ...shared }));
    const requests = Array.from({ length: 7 }, () => asking)
      .flat()
      .map((client) => client.request({ target, method: 'GET', path: '/' }));
    await Promise.all(requests);
    expect(most).toBe(2);
  });
});

describe('a hostile device costs no more than the limits', () => {
  const endless = async (stream: Stream, start: string): Promise<void> => {
    await stream.write(start);
    for (let i = 0; i < 2000; i += 1) await stream.write('x'.repeat(10_000));
  };

  it.each([
    [
      'an endless body',
      (stream: Stream) => endless(stream, 'HTTP/1.1 200 OK\r\n\r\n'),
      { status: 200, body: 'x'.repeat(1000), truncated: true },
    ],
    [
      'an endless head',
      (stream: Stream) => endless(stream, 'HTTP/1.1 200 OK\r\nA: '),
      { failure: 'refusal' },
    ],
    ['garbage', answering('\u0000\u0001\u0002\r\n\r\n'), { failure: 'refusal' }],
    [
      'a lying Content-Length',
      answering('HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort'),
      { status: 200, body: 'short', truncated: true },
    ],
    [
      'two lengths',
      answering('HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'),
      { failure: 'refusal' },
    ],
    ['silence', async () => {}, { failure: 'timeout' }],
    ['an end before the answer', async (stream: Stream) => stream.close(), { failure: 'refusal' }],
  ])('%s', async (_, behave, expected) => {
    const { outcome } = await ask(await device(behave));
    expect(summary(outcome)).toEqual(expected);
    expect(outcome.elapsedMs).toBeLessThan(2000);
  });

  it('a slow drip runs out of time', async () => {
    const target = await device(async (stream) => {
      for (const character of 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n'.repeat(9)) {
        await stream.write(character);
        await clock.sleep(20);
      }
    });
    const { outcome } = await ask(target);
    expect(summary(outcome)).toEqual({ failure: 'timeout' });
  });

  it('a reset is said', async () => {
    const target = await device(async (stream) => {
      await stream.read();
      stream.destroy();
    });
    const { outcome } = await ask(target);
    expect(outcome.kind).toBe('failure');
  });

  it('TLS garbage is said', async () => {
    const { outcome } = await ask(await device(answering('not TLS at all\r\n\r\n')), { door: 'tls' });
    expect(summary(outcome)).toEqual({ failure: 'tls' });
  });
});
