import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import {
  BOB,
  closeAll,
  closeLater,
  lastChanges,
  RENDERING,
  seqs,
  startHub,
} from '../../../test/rig/event-hub.ts';

afterEach(closeAll);

const SUBNET = '127.41.4';
const setVolume = (DesiredVolume: number) => ({ InstanceID: 0, Channel: 'Master', DesiredVolume });
const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n';

/** A subscriber that does with each connection what it is told. */
async function serveAt(host: string, serve: (socket: Socket, count: number) => void): Promise<number> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    serve(socket, sockets.push(socket));
  });
  server.listen({ host, port: 0 });
  await once(server, 'listening');
  closeLater(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  });
  const at = server.address();
  return at && typeof at === 'object' ? at.port : 0;
}

describe('a subscriber that is slow', () => {
  it('is dropped when too much waits for it, and others are told everything at once', async () => {
    const { asker, call, ended } = await startHub(SUBNET, {
      hub: { limits: { waiting: 2, deliveryMs: 20_000 } },
    });
    const [good, slow] = [asker('a'), asker('b', BOB)];
    const listener = await good.listen();
    const port = await serveAt(slow.address, () => {});
    await good.subscribe(RENDERING, listener.port);
    const sid = await slow.subscribe(RENDERING, port);
    await listener.until(1);
    for (const volume of [1, 2, 3, 4]) {
      await call('RenderingControl', 'SetVolume', setVolume(volume));
      await listener.until(1 + volume);
    }
    expect(listener.heard.slice(1).map((heard) => lastChanges(heard)[0])).toEqual(
      [1, 2, 3, 4].map((volume) => `Volume Master ${volume}`),
    );
    expect(ended).toEqual([['RenderingControl', 'bob', 'slow']]);
    expect(await slow.renew(RENDERING, sid)).toBe(412);
  });

  it('that leaves is let go at once', async () => {
    const { asker } = await startHub(SUBNET, { hub: { limits: { deliveryMs: 20_000 } } });
    const slow = asker('a');
    const [opened, closed] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const port = await serveAt(slow.address, (socket) => {
      socket.resume();
      socket.once('data', () => opened.resolve());
      socket.once('close', () => closed.resolve());
    });
    const sid = await slow.subscribe(RENDERING, port);
    await opened.promise;
    const start = performance.now();
    expect(slow.unsubscribe(RENDERING, sid)).toBe(200);
    await closed.promise;
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it('has one connection at a time, and its deadline; three that pass end it', async () => {
    const { asker, ended } = await startHub(SUBNET, { hub: { limits: { deliveryMs: 100 } } });
    const slow = asker('a', BOB);
    let [open, most, all] = [0, 0, 0];
    const port = await serveAt(slow.address, (socket) => {
      [open, all] = [open + 1, all + 1];
      most = Math.max(most, open);
      socket.once('close', () => (open -= 1));
      socket.resume();
    });
    const sid = await slow.subscribe(RENDERING, port);
    await expect.poll(() => ended, { timeout: 10_000 }).toEqual([['RenderingControl', 'bob', 'unreachable']]);
    expect([most, all, await slow.renew(RENDERING, sid)]).toEqual([1, 3, 412]);
  });

  it('cannot keep others of its own principal from their events', async () => {
    const { asker } = await startHub(SUBNET, { hub: { limits: { connections: 3 } } });
    const phone = asker('a');
    const port = await serveAt(phone.address, () => {});
    const listener = await phone.listen();
    await phone.subscribe(RENDERING, port);
    await phone.subscribe(RENDERING, port);
    await phone.subscribe(RENDERING, listener.port);
    await listener.until(1);
    expect(seqs(listener.heard)).toEqual([0]);
  });
});

describe('a subscriber that fails', () => {
  it('is told the full state when it is there again', async () => {
    const { asker, call, ended } = await startHub(SUBNET);
    const phone = asker('a');
    const bodies: string[] = [];
    const port = await serveAt(phone.address, (socket, count) => {
      socket.on('data', (bytes: Buffer) => {
        if (count > 1) bodies.push(bytes.toString());
        socket.end(count === 2 ? 'HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n' : OK);
      });
    });
    await phone.subscribe(RENDERING, port);
    await call('RenderingControl', 'SetVolume', setVolume(61));
    await expect.poll(() => bodies.length, { timeout: 5000 }).toBe(2);
    const [failed, full] = bodies.map((body) => ({ head: body, body, from: '' }));
    expect(seqs([failed!, full!])).toEqual([1, 2]);
    expect(lastChanges(failed!)).not.toContain('Bass 0');
    expect(lastChanges(full!)).toEqual(expect.arrayContaining(['Volume Master 61', 'Bass 0']));
    expect(ended).toEqual([]);
  });

  it('and says 412 knows the SID no longer: it is left alone', async () => {
    const { asker, call, ended } = await startHub(SUBNET);
    const phone = asker('a', BOB);
    let count = 0;
    const port = await serveAt(phone.address, (socket, number) => {
      count = number;
      socket.on('data', () =>
        socket.end(number === 1 ? OK : OK.replace('200 OK', '412 Precondition Failed')),
      );
    });
    const sid = await phone.subscribe(RENDERING, port);
    await expect.poll(() => count).toBe(1);
    await call('RenderingControl', 'SetVolume', setVolume(61));
    await expect.poll(() => ended).toEqual([['RenderingControl', 'bob', 'unknown-there']]);
    expect([count, await phone.renew(RENDERING, sid)]).toEqual([2, 412]);
  });

  it('at its first callback is told at the next (UDA 2.0 §4.1.2)', async () => {
    const { asker } = await startHub(SUBNET);
    const phone = asker('a');
    const listener = await phone.listen();
    const callbacks = `<http://${phone.address}:9/a><http://${phone.address}:${listener.port}/b>`;
    await phone.ask(RENDERING, ['CALLBACK', callbacks], ['NT', 'upnp:event']);
    const [first] = await listener.until(1);
    expect([first?.head.split('\r\n')[0], seqs(listener.heard)]).toEqual(['NOTIFY /b HTTP/1.1', [0]]);
  });

  it('because nothing may be written for it is dropped', async () => {
    const { asker, ended, log } = await startHub(SUBNET, {
      hub: {
        redact: () => {
          throw new Error('a fault of the redaction');
        },
      },
    });
    const phone = asker('a', BOB);
    const listener = await phone.listen();
    await phone.subscribe(RENDERING, listener.port);
    await expect.poll(() => ended, { timeout: 10_000 }).toEqual([['RenderingControl', 'bob', 'unreachable']]);
    expect(listener.heard).toEqual([]);
    expect(log[0]).toBe('an event message could not be written: Error: a fault of the redaction');
  });
});
