import { connect as connectRaw } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type IpAddress, knownAddress as ip } from '../base/address.ts';
import { ConnectFailure, type Listener, type Stream } from '../ports/net.ts';
import { nodeNet } from './net.ts';

const net = nodeNet();
const here = ip('127.32.9.1');
const open: Listener[] = [];
afterEach(() => Promise.all(open.splice(0).map((listener) => listener.close())));

async function listen(onStream: (stream: Stream) => void): Promise<number> {
  const listener = await net.listen({ host: here, port: 0 }, onStream);
  open.push(listener);
  return listener.local.port;
}

const text = (bytes: Uint8Array | undefined): string | undefined => bytes && Buffer.from(bytes).toString();

describe('streams', () => {
  it('carry bytes both ways and end', async () => {
    const echo = async (stream: Stream): Promise<void> => {
      await stream.write(`echo ${text(await stream.read())}`);
      stream.close();
    };
    const port = await listen((stream) => void echo(stream));
    const stream = await net.connect({ host: here, port, timeoutMs: 1000, localAddress: ip('127.32.9.2') });
    await stream.write('hello');
    expect([text(await stream.read()), await stream.read(), stream.local.host]).toEqual([
      'echo hello',
      undefined,
      '127.32.9.2',
    ]);
    stream.destroy();
  });

  it('are let go of after whoever read has gone on', async () => {
    const ended = Promise.withResolvers<Uint8Array | undefined>();
    const port = await listen((stream) => {
      const answer = async (): Promise<void> => {
        await stream.write('answer');
        ended.resolve(await stream.read());
      };
      answer().catch(ended.reject);
    });
    const stream = await net.connect({ host: here, port, timeoutMs: 1000 });
    expect(text(await stream.read())).toBe('answer');
    stream.letGo();
    await expect(stream.write('still')).resolves.toBeUndefined();
    expect(text(await ended.promise)).toBe('still');
    await expect(stream.write('more')).rejects.toThrow('the stream is closed');
  });

  it('do not read ahead: an endless sender is stopped by TCP', async () => {
    let sent = 0;
    let stalled = false;
    const port = await listen((stream) => {
      const chunk = new Uint8Array(65_536);
      const pump = async (): Promise<void> => {
        for (let i = 0; i < 2000; i += 1) {
          await stream.write(chunk);
          sent += chunk.length;
        }
      };
      pump().catch(() => (stalled = true));
    });
    const stream = await net.connect({ host: here, port, timeoutMs: 1000 });
    await stream.read();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(sent).toBeLessThan(32 * 1024 * 1024);
    stream.destroy();
    await expect.poll(() => stalled).toBe(true);
  });

  it('wait for a reader that pauses, and lose nothing', async () => {
    const port = await listen((stream) => {
      const send = async (): Promise<void> => {
        for (let i = 0; i < 40; i += 1) await stream.write(new Uint8Array(65_536).fill(i));
        stream.close();
      };
      void send();
    });
    const stream = await net.connect({ host: here, port, timeoutMs: 1000 });
    const seen: number[] = [];
    for (let piece = await stream.read(); piece; piece = await stream.read()) {
      for (const byte of piece) if (byte !== seen.at(-1)) seen.push(byte);
      if (seen.length % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(seen).toEqual(Array.from({ length: 40 }, (_, index) => index));
  });

  it('fail who goes on writing when they are closed', async () => {
    const port = await listen(() => {});
    const stream = await net.connect({ host: here, port, timeoutMs: 1000 });
    const endless = async (): Promise<void> => {
      for (;;) await stream.write(new Uint8Array(65_536));
    };
    setTimeout(() => stream.destroy(), 50);
    await expect(endless()).rejects.toMatchObject({ name: 'ConnectFailure', reason: 'other' });
    await expect(stream.write('more')).rejects.toMatchObject({ message: 'the stream is closed' });
  });

  it('end a read when its signal aborts, and read on afterwards', async () => {
    const port = await listen((stream) => setTimeout(() => void stream.write('late'), 100));
    const stream = await net.connect({ host: here, port, timeoutMs: 1000 });
    await expect(stream.read(AbortSignal.timeout(20))).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(text(await stream.read())).toBe('late');
    stream.destroy();
  });

  it('let go of a peer that never ends its side', async () => {
    const closed = Promise.withResolvers<void>();
    const port = await listen((stream) => stream.close());
    const peer = connectRaw({ host: here, port, allowHalfOpen: true });
    peer.on('error', () => {}).on('close', () => closed.resolve());
    // Reading the end and answering it with bytes for ever: only the other side can end this.
    const drip = setInterval(() => peer.write('x'), 50);
    peer.resume();
    await expect(closed.promise).resolves.toBeUndefined();
    clearInterval(drip);
  });

  it('say why there is no connection', async () => {
    const port = await listen(() => {});
    await open.pop()?.close();
    const refused = net.connect({ host: here, port, timeoutMs: 1000 });
    await expect(refused).rejects.toMatchObject({ name: 'ConnectFailure', reason: 'refused' });
  });

  it('give up on a TLS handshake that never comes, within the deadline', async () => {
    const port = await listen(() => {});
    const failure = await net
      .connect({ host: here, port, timeoutMs: 150, tls: {} })
      .catch((cause: unknown) => cause);
    expect(failure).toBeInstanceOf(ConnectFailure);
    expect(failure).toMatchObject({ reason: 'timeout' });
  });

  it('report TLS garbage as such', async () => {
    const port = await listen((stream) => void stream.write('HTTP/1.1 400 Bad Request\r\n\r\n'));
    await expect(net.connect({ host: here, port, timeoutMs: 1000, tls: {} })).rejects.toMatchObject({
      reason: 'tls',
    });
  });

  it('are at most 64 at once on one listener; the others are turned away until one ends', async () => {
    const accepted: Stream[] = [];
    const port = await listen((stream) => accepted.push(stream));
    const dial = () => net.connect({ host: here, port, timeoutMs: 1000 });
    const streams: Stream[] = [];
    for (let count = 0; count < 66; count += 1) streams.push(await dial());
    const ends = streams.slice(64).map((stream) => stream.read().catch(() => undefined));
    expect(await Promise.all(ends)).toEqual([undefined, undefined]);
    expect(accepted.length).toBe(64);
    accepted[0]?.destroy();
    const dialAgain = async (): Promise<number> => {
      await dial();
      return accepted.length;
    };
    await expect.poll(dialAgain).toBe(65);
  });

  it('fail with a code when an address is not ours', async () => {
    await expect(net.listen({ host: ip('192.0.2.77'), port: 0 }, () => {})).rejects.toMatchObject({
      code: 'address-unavailable',
    });
  });
});

describe('datagrams', () => {
  it('arrive with their source', async () => {
    const received: string[] = [];
    const server = await net.datagrams({ host: here, port: 0 }, ({ bytes, from }) => {
      received.push(`${text(bytes)} from ${from.host}`);
    });
    const client = await net.datagrams({ host: ip('127.32.9.3'), port: 0 }, () => {});
    await client.send('search', server.local);
    await expect.poll(() => received).toEqual(['search from 127.32.9.3']);
    await Promise.all([server.close(), client.close()]);
  });

  it('to a group leave by the interface given, with its address as their source', async () => {
    const group = ip('239.101.9.1');
    const own = ip('127.101.9.1');
    const received: string[] = [];
    const member = await net.datagrams(
      { host: group, port: 0, multicast: { group, interface: own, ttl: 1 } },
      ({ bytes, from }) => received.push(`${text(bytes)} from ${from.host}`),
    );
    // Bound to no address: only the interface says where to leave.
    const sender = await net.datagrams(
      { host: ip('0.0.0.0'), port: 0, multicast: { interface: own, ttl: 1 } },
      () => {},
    );
    await sender.send('search', { host: group, port: member.local.port });
    await expect.poll(() => received).toEqual([`search from ${own}`]);
    await Promise.all([member.close(), sender.close()]);
  });

  it('to a group are heard by whoever listens to their source, and not by one who listens to another', async () => {
    const group = ip('239.101.9.2');
    const [own, other] = [ip('127.101.9.2'), ip('127.101.9.3')];
    const heard: string[] = [];
    const listening = (from: IpAddress, port: number) =>
      net.datagrams(
        { host: group, port, reuse: true, multicast: { group, interface: own, from, ttl: 1 } },
        ({ bytes }) => heard.push(`${text(bytes)} for ${from}`),
      );
    const deaf = await listening(other, 0);
    const { port } = deaf.local;
    const member = await listening(own, port);
    const multicast = { interface: own, ttl: 1 };
    const sender = await net.datagrams({ host: ip('0.0.0.0'), port: 0, multicast }, () => {});
    for (const word of ['one', 'two']) await sender.send(word, { host: group, port });
    await expect.poll(() => heard).toEqual([`one for ${own}`, `two for ${own}`]);
    await Promise.all([deaf.close(), member.close(), sender.close()]);
  });

  it('fail with a code when the interface is not ours, and take no other', async () => {
    const multicast = { interface: ip('192.0.2.99'), ttl: 1 };
    await expect(net.datagrams({ host: here, port: 0, multicast }, () => {})).rejects.toMatchObject({
      code: 'address-unavailable',
    });
  });
});
