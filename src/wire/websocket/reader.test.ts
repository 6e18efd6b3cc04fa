import { describe, expect, it } from 'vitest';
import type { WebSocketLimits } from '../limits.ts';
import type { WebSocketRole } from './protocol.ts';
import { WebSocketReader } from './reader.ts';

const hex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text.replaceAll(' ', ''), 'hex'));

/** Items in order; a refusal as its close code and words, and nothing after it. */
function read(
  bytes: string | Uint8Array,
  sender: WebSocketRole = 'client',
  limits: Partial<WebSocketLimits> = {},
): unknown[] {
  const reader = new WebSocketReader(sender, limits);
  reader.push(typeof bytes === 'string' ? hex(bytes) : bytes);
  const items: unknown[] = [];
  for (;;) {
    const item = reader.next();
    if (!item.ok) return [...items, [item.error.closeCode, item.error.detail]];
    if (!item.value) return items;
    items.push(item.value);
  }
}

describe('the examples of RFC 6455 §5.7', () => {
  it.each<[string, string, WebSocketRole, unknown[]]>([
    ['a text of a server', '81 05 48 65 6c 6c 6f', 'server', [{ kind: 'text', text: 'Hello' }]],
    ['a text of a client', '81 85 37 fa 21 3d 7f 9f 4d 51 58', 'client', [{ kind: 'text', text: 'Hello' }]],
    [
      'a text in two pieces',
      '01 03 48 65 6c 80 02 6c 6f',
      'server',
      [{ kind: 'fragment' }, { kind: 'text', text: 'Hello' }],
    ],
    ['a ping', '89 05 48 65 6c 6c 6f', 'server', [{ kind: 'ping', payload: hex('48656c6c6f') }]],
    [
      'the pong to it',
      '8a 85 37 fa 21 3d 7f 9f 4d 51 58',
      'client',
      [{ kind: 'pong', payload: hex('48656c6c6f') }],
    ],
  ])('%s', (_, bytes, sender, items) => {
    expect(read(bytes, sender)).toEqual(items);
  });

  it('256 bytes', () => {
    expect(read(Buffer.concat([hex('82 7e 01 00'), Buffer.alloc(256, 7)]), 'server')).toEqual([
      { kind: 'binary', bytes: new Uint8Array(256).fill(7) },
    ]);
  });

  it('65,536 bytes', () => {
    expect(
      read(Buffer.concat([hex('82 7f 00 00 00 00 00 01 00 00'), Buffer.alloc(65_536, 7)]), 'server'),
    ).toEqual([{ kind: 'binary', bytes: new Uint8Array(65_536).fill(7) }]);
  });
});

describe('what is turned away', () => {
  const MASK = '00 00 00 00';

  it.each<[string, string, number, string]>([
    ['no mask', '81 05 48 65 6c 6c 6f', 1002, 'a client did not mask its frame'],
    ['a first reserved bit (compression)', `c1 81 ${MASK} 41`, 1002, 'a reserved bit is set'],
    ['a second', `a1 81 ${MASK} 41`, 1002, 'a reserved bit is set'],
    ['a third', `91 81 ${MASK} 41`, 1002, 'a reserved bit is set'],
    ['opcode 3', `83 80 ${MASK}`, 1002, 'the opcode is a reserved one'],
    ['opcode 11', `8b 80 ${MASK}`, 1002, 'the opcode is a reserved one'],
    ['a ping in pieces', `09 80 ${MASK}`, 1002, 'a control frame is in pieces'],
    ['a ping of 126 bytes', `89 fe 00 7e ${MASK}`, 1002, 'a control frame is longer than 125 bytes'],
    ['a close of 126 bytes', `88 fe 00 7e ${MASK}`, 1002, 'a control frame is longer than 125 bytes'],
    ['a fragment of nothing', `80 81 ${MASK} 41`, 1002, 'a fragment continues no message'],
    ['a length in two bytes that needs none', `81 fe 00 05`, 1002, 'a length is not in its shortest form'],
    [
      'a length in eight bytes that needs two',
      `81 ff 00 00 00 00 00 00 ff ff`,
      1002,
      'a length is not in its shortest form',
    ],
    [
      'a length that no number holds',
      `81 ff ff ff ff ff ff ff ff ff`,
      1009,
      'a frame is longer than any message',
    ],
    ['half a close code', `88 81 ${MASK} 03`, 1002, 'a close frame holds half a code'],
    ['close code 1005', `88 82 ${MASK} 03 ed`, 1002, 'a close frame holds a code that is none'],
    ['close code 999', `88 82 ${MASK} 03 e7`, 1002, 'a close frame holds a code that is none'],
    ['close code 2000', `88 82 ${MASK} 07 d0`, 1002, 'a close frame holds a code that is none'],
    ['a close reason', `88 83 ${MASK} 03 e8 ff`, 1007, 'the reason of a close frame is not UTF-8'],
    ['a text that is not UTF-8', `81 82 ${MASK} c3 28`, 1007, 'a text is not UTF-8'],
    ['half a character', `81 81 ${MASK} c3`, 1007, 'a text is not UTF-8'],
    ['a surrogate', `81 83 ${MASK} ed a0 80`, 1007, 'a text is not UTF-8'],
  ])('%s', (_, bytes, code, detail) => {
    expect(read(bytes)).toEqual([[code, detail]]);
  });

  it('a message inside another', () => {
    expect(read(`01 81 ${MASK} 41 81 81 ${MASK} 42`)).toEqual([
      { kind: 'fragment' },
      [1002, 'a message begins inside another'],
    ]);
  });

  it('a server that masks', () => {
    expect(read(`81 80 ${MASK}`, 'server')).toEqual([[1002, 'a server masked its frame']]);
  });

  it('a length over the limit, before its bytes came', () => {
    expect(read('82 fe 03 e9', 'client', { maxMessageBytes: 1000 })).toEqual([]);
    expect(read(`82 fe 03 e9 ${MASK}`, 'client', { maxMessageBytes: 1000 })).toEqual([
      [1009, 'a message is longer than 1000 bytes'],
    ]);
  });

  it('fragments that are together over the limit', () => {
    expect(read(`02 83 ${MASK} 41 41 41 80 82 ${MASK} 41 41`, 'client', { maxMessageBytes: 4 })).toEqual([
      { kind: 'fragment' },
      [1009, 'a message is longer than 4 bytes'],
    ]);
  });

  it('empty fragments without end', () => {
    const empty = `00 80 ${MASK}`;
    expect(read(`01 80 ${MASK} ${empty} ${empty} ${empty}`, 'client', { maxFragments: 3 })).toEqual([
      { kind: 'fragment' },
      { kind: 'fragment' },
      { kind: 'fragment' },
      [1009, 'a message has more than 3 fragments'],
    ]);
  });
});

describe('what is borne', () => {
  const MASK = '00 00 00 00';

  it('a ping between the pieces of a message', () => {
    expect(read(`01 81 ${MASK} 41 89 80 ${MASK} 80 81 ${MASK} 42`)).toEqual([
      { kind: 'fragment' },
      { kind: 'ping', payload: new Uint8Array(0) },
      { kind: 'text', text: 'AB' },
    ]);
  });

  it('a character across two pieces', () => {
    expect(read(`01 81 ${MASK} c3 80 81 ${MASK} a4`)).toEqual([
      { kind: 'fragment' },
      { kind: 'text', text: 'ä' },
    ]);
  });

  it.each([
    [`88 80 ${MASK}`, { kind: 'close', reason: '' }],
    [`88 82 ${MASK} 03 e8`, { kind: 'close', code: 1000, reason: '' }],
    [`88 85 ${MASK} 0f a0 62 79 65`, { kind: 'close', code: 4000, reason: 'bye' }],
  ])('a close: %s', (bytes, item) => {
    expect(read(bytes)).toEqual([item]);
  });

  it('bytes one by one', () => {
    const reader = new WebSocketReader('client');
    const items: unknown[] = [];
    for (const byte of hex('81 85 37 fa 21 3d 7f 9f 4d 51 58 89 80 00 00 00 00')) {
      reader.push(Uint8Array.of(byte));
      const item = reader.next();
      if (item.ok && item.value) items.push(item.value);
    }
    expect(items).toEqual([
      { kind: 'text', text: 'Hello' },
      { kind: 'ping', payload: new Uint8Array(0) },
    ]);
  });
});
