import { once } from 'node:events';
import { connect, type TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SecondDoorHouse, startSecondDoor } from '../../../test/rig/guard/second-door.ts';

let door: SecondDoorHouse;

beforeAll(async () => {
  door = await startSecondDoor('127.109.3');
});
afterAll(() => door.close());

const bytes = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');
const MASK = '00 00 00 00';
const COMMAND = '[{"namespace":"playerVolume:1","command":"setVolume","playerId":"local"},{"volume":5}]';

/** A frame of up to 65,535 bytes, masked with zeros. */
function frame(first: number, payload: string | Buffer): Buffer {
  const body = Buffer.from(payload);
  const length = body.length < 126 ? [0x80 | body.length] : [0xfe, body.length >> 8, body.length & 0xff];
  return Buffer.concat([Buffer.from([first, ...length]), bytes(MASK), body]);
}

const HANDSHAKE: Readonly<Record<string, string>> = {
  Upgrade: 'websocket',
  Connection: 'Upgrade',
  'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
  'Sec-WebSocket-Version': '13',
  'Sec-WebSocket-Protocol': 'v1.api.smartspeaker.audio',
  'X-Sonos-Api-Key': '123e4567-e89b-12d3-a456-426655440000',
};

const optionsTo = (host: string) => {
  const options = { host, port: 1443, rejectUnauthorized: false, localAddress: door.at(201) };
  return options;
};

async function open(
  headers: Readonly<Record<string, string | undefined>> = {},
  method = 'GET',
): Promise<readonly [TLSSocket, string]> {
  const host = door.guarded[0]!;
  const socket = connect(optionsTo(host));
  await once(socket, 'secureConnect');
  const all = Object.entries({ Host: `${host}:1443`, ...HANDSHAKE, ...headers });
  const lines = all.flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
  socket.write(`${method} /websocket/api HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
  const [answer] = await once(socket, 'data');
  return [socket, String(answer)];
}

/** Everything that comes until the connection ends; asks for the end after a while. */
async function rest(socket: TLSSocket): Promise<Buffer> {
  const pieces: Buffer[] = [];
  socket.on('data', (piece: Buffer) => pieces.push(piece)).on('error', () => {});
  await once(socket, 'close');
  return Buffer.concat(pieces);
}

const asked = (): readonly string[] => door.heard().filter((message) => message.startsWith('['));

describe('frames that are none end the connection with their code, and nothing reaches the player', () => {
  it.each<[string, Buffer, number]>([
    ['without a mask', bytes('81 05 48 65 6c 6c 6f'), 1002],
    ['compressed', frame(0xc1, COMMAND), 1002],
    ['with another reserved bit', frame(0xa1, COMMAND), 1002],
    ['of a reserved kind', frame(0x83, COMMAND), 1002],
    ['a continuation of nothing', frame(0x80, COMMAND), 1002],
    ['a message inside another', Buffer.concat([frame(0x01, '['), frame(0x81, COMMAND)]), 1002],
    ['a ping that is too long', bytes(`89 fe 00 7e ${MASK}`), 1002],
    ['a ping in pieces', frame(0x09, 'a'), 1002],
    ['not UTF-8', frame(0x81, bytes('c3 28')), 1007],
    ['a message that is too long', bytes(`82 ff 00 00 00 00 00 01 00 01 ${MASK}`), 1009],
    [
      'pieces that are too long together',
      Buffer.concat([frame(0x02, Buffer.alloc(40_000)), frame(0x80, Buffer.alloc(40_000))]),
      1009,
    ],
    [
      'pieces without end',
      Buffer.concat([frame(0x01, ''), ...Array.from({ length: 70 }, () => frame(0x00, ''))]),
      1009,
    ],
    ['a close code that is none', frame(0x88, bytes('03 ed')), 1002],
  ])('%s', async (_, sent, code) => {
    const [socket, answer] = await open();
    const told = rest(socket);
    socket.write(Buffer.concat([sent, frame(0x81, COMMAND)]));
    const [first, , high = 0, low = 0] = await told;
    expect([answer.slice(0, 12), first, high * 256 + low]).toEqual(['HTTP/1.1 101', 0x88, code]);
    expect(asked()).toEqual([]);
  });
});

describe('what is no command is refused in the words of the local API, and the connection stays', () => {
  it.each<[string, string]>([
    ['no JSON', '[{'],
    ['no pair', '[{}]'],
    [
      'a key that is there twice',
      '[{"namespace":"playback:1","namespace":"playerVolume:1","command":"play"},{}]',
    ],
    ['__proto__', '[{"__proto__":{"command":"play"}},{}]'],
    ['a list as a header', '[["namespace","playback:1"],{}]'],
    ['half a call', '[{"command":"play"},{}]'],
    ['a header in a header', '[{"namespace":"playback:1","command":{"a":1}},{}]'],
    ['more than a pair', `${COMMAND.slice(0, -1)},{}]`],
    ['thousands of levels', `[{},{"a":${'['.repeat(5000)}${']'.repeat(5000)}}]`],
  ])('%s', async (_, text) => {
    const [socket] = await open();
    socket.write(frame(0x81, text));
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toContain('"errorCode":"ERROR_INVALID_SYNTAX"');
    socket.write(frame(0x89, 'still'));
    const [pong] = await once(socket, 'data');
    expect([pong[0], String(pong.subarray(2))]).toEqual([0x8a, 'still']);
    socket.destroy();
    expect(asked()).toEqual([]);
  });
});

describe('a handshake', () => {
  it('agrees on the subprotocol and on no extension', async () => {
    const [socket, answer] = await open({ 'Sec-WebSocket-Extensions': 'permessage-deflate' });
    socket.destroy();
    expect(answer.split('\r\n')).toEqual([
      'HTTP/1.1 101 Switching Protocols',
      'Upgrade: websocket',
      'Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=',
      'Sec-WebSocket-Protocol: v1.api.smartspeaker.audio',
      'Connection: Upgrade',
      '',
      '',
    ]);
  });

  it.each<[string, Readonly<Record<string, string | undefined>>, string]>([
    ['another version', { 'Sec-WebSocket-Version': '8' }, '400'],
    ['no key of the socket', { 'Sec-WebSocket-Key': undefined }, '400'],
    ['no Connection', { Connection: 'keep-alive' }, '400'],
    ['no subprotocol', { 'Sec-WebSocket-Protocol': undefined }, '400'],
    ['no API key', { 'X-Sonos-Api-Key': undefined }, '401'],
    ['a page of another site', { Origin: 'https://evil.example' }, '403'],
    ['a page of nowhere', { Origin: 'null' }, '403'],
    ['a name', { Host: 'rebound.example:1443' }, '403'],
    ['fetch metadata', { 'Sec-Fetch-Site': 'cross-site' }, '403'],
    ['a body', { 'Content-Length': '0', 'Transfer-Encoding': 'chunked' }, '400'],
  ])('with %s is refused', async (_, headers, status) => {
    const [socket, answer] = await open(headers);
    socket.destroy();
    expect(answer.slice(9, 12)).toBe(status);
  });

  it('with a frame behind it is refused: nobody speaks before the answer', async () => {
    const host = door.guarded[0]!;
    const socket = connect(optionsTo(host));
    await once(socket, 'secureConnect');
    const lines = Object.entries({ Host: `${host}:1443`, ...HANDSHAKE }).map(
      ([name, value]) => `${name}: ${value}`,
    );
    const told = rest(socket);
    socket.write(
      Buffer.concat([
        Buffer.from(`GET /websocket/api HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`),
        frame(0x81, COMMAND),
      ]),
    );
    expect(String(await told).slice(0, 12)).toBe('HTTP/1.1 400');
    expect(asked()).toEqual([]);
  });
});

it('sixteen sockets are for one address, and more when one has ended', async () => {
  const opened = await Promise.all(Array.from({ length: 17 }, () => open()));
  const statuses = opened.map(([, answer]) => answer.slice(9, 12)).toSorted();
  for (const [socket] of opened) socket.destroy();
  expect(statuses).toEqual([...Array.from({ length: 16 }, () => '101'), '503']);
  await expect
    .poll(async () => {
      const [socket, answer] = await open();
      socket.destroy();
      return answer.slice(9, 12);
    })
    .toBe('101');
});
