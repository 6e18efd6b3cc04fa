import { describe, expect, it } from 'vitest';
import type { RequestHead } from '../http/head.ts';
import type { Headers } from '../http/headers.ts';
import { acceptHeaders, checkAccepted, readWebSocketWish, wantsWebSocket, wishHeaders } from './handshake.ts';

/** RFC 6455 §1.3. */
const KEY = 'dGhlIHNhbXBsZSBub25jZQ==';
const ACCEPT = 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=';

const WISH: Headers = [
  ['Host', '192.0.2.1:1443'],
  ['Upgrade', 'websocket'],
  ['Connection', 'keep-alive, Upgrade'],
  ['Sec-WebSocket-Key', KEY],
  ['Sec-WebSocket-Version', '13'],
  ['Sec-WebSocket-Protocol', 'chat, v1.api.smartspeaker.audio'],
  ['Sec-WebSocket-Extensions', 'permessage-deflate; client_max_window_bits'],
];

const head = (headers: Headers, more: Partial<RequestHead> = {}): RequestHead => ({
  method: 'GET',
  target: '/websocket/api',
  version: '1.1',
  headers,
  ...more,
});

const without = (name: string): Headers => WISH.filter(([present]) => present !== name);

describe('a wish', () => {
  it('is read', () => {
    expect([wantsWebSocket(head(WISH)), readWebSocketWish(head(WISH))]).toEqual([
      true,
      { ok: true, value: { key: KEY, protocols: ['chat', 'v1.api.smartspeaker.audio'] } },
    ]);
  });

  it.each<[string, RequestHead, string]>([
    ['POST', head(WISH, { method: 'POST' }), 'a WebSocket begins with GET and HTTP/1.1'],
    ['HTTP/1.0', head(WISH, { version: '1.0' }), 'a WebSocket begins with GET and HTTP/1.1'],
    ['two Upgrades', head([...WISH, ['upgrade', 'websocket']]), 'there is more than one upgrade'],
    [
      'an Upgrade of two',
      head([...without('Upgrade'), ['Upgrade', 'h2c, websocket']]),
      'the Upgrade is not websocket alone',
    ],
    ['no Connection', head(without('Connection')), 'the Connection does not name the Upgrade'],
    ['no version', head(without('Sec-WebSocket-Version')), 'the version is not 13'],
    [
      'version 8',
      head([...without('Sec-WebSocket-Version'), ['Sec-WebSocket-Version', '8']]),
      'the version is not 13',
    ],
    ['no key', head(without('Sec-WebSocket-Key')), 'the key is not 16 bytes in base64'],
    [
      'a key of another length',
      head([...without('Sec-WebSocket-Key'), ['Sec-WebSocket-Key', 'AAAA']]),
      'the key is not 16 bytes in base64',
    ],
    ['two keys', head([...WISH, ['Sec-WebSocket-Key', KEY]]), 'there is more than one sec-websocket-key'],
  ])('%s', (_, request, detail) => {
    expect(readWebSocketWish(request)).toMatchObject({ ok: false, error: { format: 'websocket', detail } });
  });
});

describe('an answer', () => {
  it('proves the key', () => {
    expect(acceptHeaders(KEY, 'chat')).toEqual([
      ['Upgrade', 'websocket'],
      ['Sec-WebSocket-Accept', ACCEPT],
      ['Sec-WebSocket-Protocol', 'chat'],
    ]);
  });

  const answer = (headers: Headers, status = 101) =>
    checkAccepted({ version: '1.1', status, reason: '', headers }, { key: KEY, protocol: 'chat' });
  const good: Headers = [...acceptHeaders(KEY, 'chat'), ['Connection', 'Upgrade']];

  it('is taken', () => {
    expect(answer(good)).toEqual({ ok: true, value: undefined });
  });

  it.each<[string, ReturnType<typeof answer>, string]>([
    ['another status', answer(good, 200), 'the answer has status 200'],
    [
      'no proof',
      answer(good.filter(([name]) => name !== 'Sec-WebSocket-Accept')),
      'the answer does not prove the key',
    ],
    [
      'an extension',
      answer([...good, ['Sec-WebSocket-Extensions', 'permessage-deflate']]),
      'the answer adds an extension',
    ],
    [
      'another protocol',
      answer([...good.filter(([name]) => !name.endsWith('Protocol')), ['Sec-WebSocket-Protocol', 'x']]),
      'the answer names another protocol',
    ],
    ['no Upgrade', answer(good.filter(([name]) => name !== 'Upgrade')), 'the Upgrade is not websocket alone'],
  ])('with %s is refused', (_, outcome, detail) => {
    expect(outcome).toMatchObject({ ok: false, error: { detail } });
  });

  it('is wished for with version 13', () => {
    expect(wishHeaders(KEY, 'chat')).toEqual([
      ['Upgrade', 'websocket'],
      ['Connection', 'Upgrade'],
      ['Sec-WebSocket-Key', KEY],
      ['Sec-WebSocket-Version', '13'],
      ['Sec-WebSocket-Protocol', 'chat'],
    ]);
  });
});
