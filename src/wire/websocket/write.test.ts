import { expect, it } from 'vitest';
import { closePayload } from './close.ts';
import { writeFrame } from './write.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const HELLO = Buffer.from('Hello');

/** RFC 6455 §5.7. */
it.each([
  ['unmasked', writeFrame({ opcode: 'text', payload: HELLO }), '810548656c6c6f'],
  [
    'masked',
    writeFrame({ opcode: 'text', payload: HELLO, mask: Uint8Array.of(0x37, 0xfa, 0x21, 0x3d) }),
    '818537fa213d7f9f4d5158',
  ],
  ['a ping', writeFrame({ opcode: 'ping', payload: HELLO }), '890548656c6c6f'],
  ['a close', writeFrame({ opcode: 'close', payload: closePayload(1000, 'bye') }), '880503e8627965'],
])('%s', (_, frame, expected) => {
  expect(hex(frame)).toBe(expected);
});

it.each([
  [125, '827d'],
  [126, '827e007e'],
  [256, '827e0100'],
  [65_535, '827effff'],
  [65_536, '827f0000000000010000'],
])('the length of %s bytes in its shortest form', (length, head) => {
  const frame = writeFrame({ opcode: 'binary', payload: new Uint8Array(length) });
  expect([hex(frame.subarray(0, head.length / 2)), frame.length]).toEqual([head, head.length / 2 + length]);
});

it('a control frame that is too long is a bug', () => {
  expect(() => writeFrame({ opcode: 'ping', payload: new Uint8Array(126) })).toThrow(
    'a control frame is too long',
  );
});
