import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RunningHousehold } from '../household.ts';
import { startRig } from '../rig/house.ts';
import { openLine, type Line } from '../rig/line.ts';
import { realClock } from '../rig/ports.ts';
import { get, sendRaw } from '../rig/request.ts';
import { PLAYER_LIMITS } from './limits.ts';

const KITCHEN = '127.103.1.11';
const OFFICE = '127.103.1.12';
const IDLE_MS = 400;
const WAIT = { timeout: 5000, interval: 20 };

let house: RunningHousehold;
let lines: Line[];

beforeEach(async () => {
  lines = [];
  house = await startRig(
    {
      name: 'Server',
      firstAddress: KITCHEN,
      rooms: [
        { name: 'Kitchen', players: [{ model: 'S13', build: '86.10-80260' }] },
        { name: 'Office', players: [{ model: 'S1', build: '57.23-74170' }] },
      ],
    },
    { doors: { ssdp: false, mdns: false }, limits: { idleMs: IDLE_MS } },
  );
});

afterEach(async () => {
  for (const line of lines) line.hangUp();
  await house.stop();
});

const line = async (): Promise<Line> => {
  const opened = await openLine(KITCHEN);
  lines.push(opened);
  return opened;
};

const openLines = (count: number): Promise<readonly Line[]> =>
  Promise.all(Array.from({ length: count }, () => line()));

const recorded = () =>
  house.recorder
    .entries({ direction: 'in' })
    .map(({ door, method, target, status, outcome }) => [door, method, target, status ?? outcome].join(' '));

const post = (length: number): string =>
  `POST /AVTransport/Control HTTP/1.1\r\nHost: ${KITCHEN}:1400\r\nContent-Length: ${length}\r\n\r\n`;

// 57.10, anacapa.conf: NumThreads 4, MaxConn 36, TimeOut 10
it('has the limits of a player', () => {
  expect(PLAYER_LIMITS).toEqual({ workers: 4, connections: 36, idleMs: 10_000 });
});

describe('a body that is too long', () => {
  const TWO_MEGABYTES = 2 * 1024 * 1024;

  it('is answered 413, and everybody lives on', async () => {
    const text = post(TWO_MEGABYTES) + 'x'.repeat(TWO_MEGABYTES);
    const answer = await sendRaw({ address: KITCHEN, text });
    expect(answer.head.split('\r\n')[0]).toBe('HTTP/1.1 413 Request Entity Too Large');
    expect([(await get(KITCHEN, '/')).status, (await get(OFFICE, '/')).status]).toEqual([403, 403]);
    expect(recorded()[0]).toBe('tcp POST /AVTransport/Control 413');
  });

  it('is answered 413 when it comes in pieces of unknown number', async () => {
    const head = post(0).replace(/Content-Length: 0/, 'Transfer-Encoding: chunked');
    const chunk = `10000\r\n${'x'.repeat(0x1_0000)}\r\n`;
    const answer = await sendRaw({ address: KITCHEN, text: `${head}${chunk.repeat(20)}0\r\n\r\n` });
    expect(answer.status).toBe(413);
  });

  it('is not heard out for ever', async () => {
    const endless = await line();
    endless.socket.on('error', () => {});
    endless.say(post(1_000_000_000));
    const more = setInterval(() => endless.say('x'.repeat(1024 * 1024)), 5);
    await new Promise((resolve) => {
      endless.socket.on('close', resolve);
    });
    clearInterval(more);
    expect(recorded()).toEqual(['tcp POST /AVTransport/Control 413']);
  });
});

describe('connections', () => {
  it('close when nothing comes for the idle time', async () => {
    const [silent, half] = await openLines(2);
    half?.say('GET / HT');
    expect([await silent?.heard, await half?.heard]).toEqual(['', '']);
    await vi.waitFor(
      () => expect(recorded()).toEqual(['tcp CONNECT :1400 idle', 'tcp CONNECT :1400 idle']),
      WAIT,
    );
  });

  it('stay as long as something comes, however slowly', async () => {
    const slow = await line();
    for (const byte of `GET / HTTP/1.1\r\nHost: ${KITCHEN}:1400\r\n\r\n`) {
      slow.say(byte);
      await realClock.sleep(25);
    }
    expect(await slow.heard).toMatch(/^HTTP\/1\.1 403 /);
  });
});

describe('workers', () => {
  /** Four clients that promise a body and send none of it. */
  const occupy = async (): Promise<readonly Line[]> => {
    const slow = await openLines(4);
    for (const client of slow) client.say(post(500));
    await vi.waitFor(() => expect(house.recorder.entries()).toHaveLength(4), WAIT);
    return slow;
  };

  it('are four: a slow client keeps one until it is idle for too long', async () => {
    const before = realClock.elapsed();
    await occupy();
    expect((await get(KITCHEN, '/')).status).toBe(403);
    expect(realClock.elapsed() - before).toBeGreaterThanOrEqual(IDLE_MS - 50);
    const idle = Array(4).fill('tcp POST /AVTransport/Control idle');
    await vi.waitFor(() => expect(recorded().slice(0, 4)).toEqual(idle), WAIT);
  });

  it('are free again when the client leaves', async () => {
    const [first] = await occupy();
    first?.hangUp();
    expect((await get(KITCHEN, '/')).status).toBe(403);
    await vi.waitFor(() => expect(recorded()[0]).toBe('tcp POST /AVTransport/Control gone'), WAIT);
  });

  it('are kept by requests that hang', async () => {
    house.faults.add({ kind: 'hang', path: '/status/ps' });
    const hanging = Array.from({ length: 4 }, () => get(KITCHEN, '/status/ps'));
    await vi.waitFor(() => expect(recorded()).toHaveLength(4), WAIT);
    const before = realClock.elapsed();
    expect((await get(KITCHEN, '/')).status).toBe(403);
    expect(realClock.elapsed() - before).toBeGreaterThanOrEqual(IDLE_MS / 2);
    expect((await Promise.all(hanging)).map(({ head }) => head)).toEqual(['', '', '', '']);
  });

  it('may take their time: waiting for them is not being idle', async () => {
    house.faults.add({ kind: 'slow', ms: 2 * IDLE_MS });
    const answers = await Promise.all(Array.from({ length: 8 }, () => get(KITCHEN, '/')));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(403));
  });
});
