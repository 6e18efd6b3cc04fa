import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type GuardedHouse, startGuardedHouse } from '../../../test/rig/guarded-house.ts';
import { hurriedClock } from '../../../test/rig/hurried-clock.ts';
import { knownAddress as ip } from '../../base/address.ts';
import { nodeNet } from '../../host/net.ts';
import { silentLog } from '../../ports/log.ts';
import { sendRaw } from '../../sim/rig/request.ts';
import { converse } from './conversation.ts';
import { KnownHeads } from './known-heads.ts';
import { GATEWAY_LIMITS } from './limits.ts';

/** A second at the door is so many milliseconds here. */
const SECOND = 150;
const clock = hurriedClock(1000 / SECOND);
const SUBNET = '127.62.9';
const REQUEST = `GET /status/zp HTTP/1.1\r\nHost: ${SUBNET}.111:1400\r\n`;

let guarded: GuardedHouse;
const open: Socket[] = [];

beforeAll(async () => {
  guarded = await startGuardedHouse({
    subnet: SUBNET,
    rooms: [{ name: 'Kitchen', players: [{ model: 'S13', build: '97.1-80312' }] }],
    policy: {
      decide: () => ({ effect: 'permit', reasons: [{ id: 'permitted-by-rule' }] }),
      sees: () => 'everything',
    },
    clock,
  });
});
afterEach(() => {
  for (const socket of open.splice(0)) socket.destroy();
  guarded.house.recorder.clear();
});
afterAll(() => guarded.stop());

async function visitor(from: string, to = { host: `${SUBNET}.111`, port: 1400 }): Promise<Socket> {
  const socket = connect({ ...to, localAddress: `${SUBNET}.${from}` });
  socket.on('error', () => {});
  socket.setNoDelay(true);
  open.push(socket);
  await once(socket, 'connect');
  return socket;
}

/** Sends a piece each second until the door hangs up; how many seconds that took. */
async function drip(socket: Socket, piece: string, most: number): Promise<number> {
  let seconds = 0;
  // Where a piece was on its way the end is a reset, which `once` would fail with.
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.resume();
  while (!socket.destroyed && seconds < most) {
    socket.write(piece);
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, SECOND))]);
    seconds += 1;
  }
  return seconds;
}

/** The status of an answer to somebody else. */
const quick = async (): Promise<number> =>
  (await sendRaw({ address: `${SUBNET}.111`, text: `${REQUEST}Connection: close\r\n\r\n` })).status;

/** What the player was asked, but for what it is. */
const reached = (): readonly string[] =>
  guarded.house.recorder
    .entries({ direction: 'in' })
    .map(({ target }) => target)
    .filter((target) => !target.startsWith('/xml/'));

describe('a client over a real socket', () => {
  it('that sends a byte of its head each second is let go after ten, and nobody waits for it', async () => {
    const slow = await visitor('201');
    slow.write('GET /status/zp HTTP/1.1\r\nX: ');
    const dripping = drip(slow, 'a', 60);
    expect(await quick()).toBe(200);
    const seconds = await dripping;
    expect([slow.destroyed, seconds >= 2, seconds < 60]).toEqual([true, true, true]);
    expect(reached()).toEqual(['/status/zp']);
  });

  it('whose body never ends is let go as well, however fast it sends, and the player hears nothing', async () => {
    const body = 'POST /MediaRenderer/RenderingControl/Control HTTP/1.1\r\nHost: a\r\n';
    const within = await visitor('202');
    within.write(`${body}Content-Length: 200000\r\n\r\n`);
    const chunked = await visitor('203');
    chunked.write(`${body}Transfer-Encoding: chunked\r\n\r\n`);
    const seconds = await Promise.all([drip(within, 'x', 60), drip(chunked, '1\r\nx\r\n', 60)]);
    expect([within.destroyed, chunked.destroyed, seconds.every((each) => each < 60)]).toEqual([
      true,
      true,
      true,
    ]);
    const endless = await visitor('204');
    const answered = once(endless, 'data');
    endless.write(`${body}Transfer-Encoding: chunked\r\n\r\n`);
    const chunk = `ffff\r\n${'x'.repeat(0xffff)}\r\n`;
    for (let sent = 0; sent <= GATEWAY_LIMITS.maxBodyBytes; sent += 0xffff) endless.write(chunk);
    const [answer] = await answered;
    expect(String(answer).split('\r\n')[0]).toBe('HTTP/1.1 400 Bad Request');
    expect(reached()).toEqual([]);
  });

  it('that says nothing is let go', async () => {
    const silent = await visitor('205');
    silent.resume();
    await once(silent, 'close');
    expect(await quick()).toBe(200);
  });
});

describe('1,000 connections of one address that say nothing', () => {
  it('are 64 at most, and another address is answered all the while', async () => {
    const ended = { count: 0 };
    const statuses: number[] = [];
    for (let batch = 0; batch < 10; batch += 1) {
      const opened = await Promise.all(Array.from({ length: 100 }, () => visitor('206')));
      for (const socket of opened) socket.resume().once('close', () => (ended.count += 1));
      statuses.push(await quick());
    }
    expect(statuses).toEqual(Array.from({ length: 10 }, () => 200));
    await expect.poll(() => ended.count).toBeGreaterThanOrEqual(1000 - GATEWAY_LIMITS.connectionsPerAddress);
  });
});

/** More than the kernel takes for somebody who does not read, on both sides together. */
const LARGE = new Uint8Array(16 << 20);

describe('clients that never read their answers', () => {
  it('have one answer each in memory at most, and are let go', async () => {
    const CLIENTS = 3;
    const seen = { made: 0, ended: 0 };
    const attendant = {
      serve: async () => {
        seen.made += 1;
        return { status: 200, headers: [], body: LARGE };
      },
      unreadable: () => {},
    };
    const at = { host: ip(`${SUBNET}.120`), port: 1400 };
    // Copying so much takes time too: here ten seconds are three.
    const ports = { clock: hurriedClock(3), log: silentLog, knownHeads: new KnownHeads() };
    const door = await nodeNet().listen(
      at,
      (stream) => void converse(ports, stream, attendant).finally(() => (seen.ended += 1)),
    );
    const sockets = await Promise.all(Array.from({ length: CLIENTS }, () => visitor('207', at)));
    for (const socket of sockets) void socket.pause().write(`${REQUEST}\r\n`);
    await expect.poll(() => seen.made, { timeout: 5000 }).toBe(CLIENTS);
    // They ask on and on, and read nothing.
    const asking = setInterval(() => {
      for (const socket of sockets) if (!socket.destroyed) socket.write(`${REQUEST}\r\n`);
    }, SECOND);
    await expect.poll(() => seen.ended, { timeout: 10_000 }).toBe(CLIENTS);
    clearInterval(asking);
    expect(seen.made).toBe(CLIENTS);
    await door.close();
  });
});
