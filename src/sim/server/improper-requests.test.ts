import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RunningHousehold } from '../household.ts';
import { startRig } from '../rig/house.ts';
import { openLine, type Line } from '../rig/line.ts';
import { sendRaw } from '../rig/request.ts';

const KITCHEN = '127.103.8.11';
const WAIT = { timeout: 5000, interval: 20 };

let house: RunningHousehold;
let lines: Line[];

beforeEach(async () => {
  lines = [];
  house = await startRig(
    {
      name: 'Improper',
      firstAddress: KITCHEN,
      rooms: [{ name: 'Kitchen', players: [{ model: 'S13', build: '86.10-80260' }] }],
    },
    { doors: { ssdp: false, mdns: false }, limits: { idleMs: 400 } },
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

const recorded = () =>
  house.recorder
    .entries({ direction: 'in' })
    .map(({ door, method, target, status, outcome }) => [door, method, target, status ?? outcome].join(' '));

describe('what is no proper request', () => {
  const BAD = 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n';

  it.each([
    ['words', 'BLAH blah\r\n\r\n'],
    ['a version of HTTP to come', 'GET / HTTP/9.9\r\n\r\n'],
    ['a head without end', `GET / HTTP/1.1\r\nX: ${'x'.repeat(20_000)}`],
    ['bytes', '\u0000\u0001\u0002\r\n\r\n'],
  ])('%s: 400, and it stands in the recording', async (_what, text) => {
    const client = await line();
    client.say(Buffer.from(text, 'latin1'));
    expect(await client.heard).toBe(BAD);
    client.hangUp();
    expect(house.recorder.entries()).toMatchObject([
      {
        door: 'tcp',
        method: 'UNREADABLE',
        target: ':1400',
        outcome: 'malformed',
        body: text.slice(0, 16_384),
      },
    ]);
  });

  it('a body that is none', async () => {
    const client = await line();
    client.say(
      `POST /AVTransport/Control HTTP/1.1\r\nHost: ${KITCHEN}:1400\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n`,
    );
    expect(await client.heard).toBe(BAD);
    client.hangUp();
    await vi.waitFor(() => expect(recorded()).toEqual(['tcp POST /AVTransport/Control malformed']), WAIT);
  });

  it('a proxy is asked for', async () => {
    const client = await line();
    client.say('CONNECT 192.0.2.1:80 HTTP/1.1\r\nHost: 192.0.2.1:80\r\n\r\n');
    expect(await client.heard).toBe(BAD);
    expect(recorded()).toEqual(['tcp CONNECT 192.0.2.1:80 400']);
  });
});

describe('what clients do beyond asking once', () => {
  const ASK = `GET / HTTP/1.1\r\nHost: ${KITCHEN}:1400\r\n`;

  it('a second request on the connection is not carried out', async () => {
    const client = await line();
    client.say(`${ASK}\r\n${ASK.replace('/', '/status/zp')}\r\n`);
    expect((await client.heard).match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 403']);
    expect(recorded()).toEqual(['tcp GET / 403', 'tcp GET /status/zp pipelined']);
  });

  it('a client that closes its side still gets its answer', async () => {
    const client = await line();
    client.socket.end(`${ASK}\r\n`);
    expect(await client.heard).toMatch(/^HTTP\/1\.1 403 /);
  });

  // RFC 9110 §7.8: a server may ignore Upgrade; §10.1.1 of what it does not know in Expect
  it.each(['Connection: Upgrade\r\nUpgrade: h2c', 'Expect: the-unexpected'])(
    '%s is ignored',
    async (header) => {
      const answer = await sendRaw({ address: KITCHEN, text: `${ASK}${header}\r\n\r\n` });
      expect(answer.status).toBe(403);
    },
  );

  it('leaving without a word is seen', async () => {
    (await line()).hangUp();
    await vi.waitFor(() => expect(recorded()).toEqual(['tcp CONNECT :1400 gone']), WAIT);
  });
});
