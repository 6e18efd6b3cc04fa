import fc from 'fast-check';
import { expect, it } from 'vitest';
import { WebSocketReader } from './reader.ts';
import { writeFrame } from './write.ts';

/** Items of pieces, and the close code with which they end. */
function read(pieces: readonly Uint8Array[]): unknown[] {
  const reader = new WebSocketReader('client', { maxMessageBytes: 2000, maxFragments: 8 });
  const items: unknown[] = [];
  for (const piece of pieces) {
    reader.push(piece);
    for (;;) {
      const item = reader.next();
      if (!item.ok) return [...items, item.error.closeCode];
      if (!item.value) break;
      items.push(item.value);
    }
  }
  return items;
}

const bytes = fc.uint8Array({ maxLength: 400 });
const mask = fc.uint8Array({ minLength: 4, maxLength: 4 });

/** Frames that are near to right: the first two bytes are drawn by themselves. */
const nearFrame = fc
  .tuple(
    fc.constantFrom(0x81, 0x82, 0x80, 0x01, 0x02, 0x00, 0x88, 0x89, 0x8a, 0xc1, 0x83),
    mask,
    fc.uint8Array({ maxLength: 125 }),
  )
  .map(([first, key, payload]) => Uint8Array.of(first, 0x80 | payload.length, ...key, ...payload));

it('what it reads does not depend on the pieces in which it came', () => {
  fc.assert(
    fc.property(
      fc.array(nearFrame, { maxLength: 6 }),
      fc.array(fc.nat(600), { maxLength: 12 }),
      (frames, cuts) => {
        const whole = new Uint8Array(Buffer.concat(frames));
        const at = [0, ...cuts.filter((cut) => cut < whole.length), whole.length].toSorted((a, b) => a - b);
        const pieces = at.slice(1).map((end, index) => whole.slice(at[index], end));
        expect(read(pieces)).toEqual(read([whole]));
      },
    ),
  );
});

it('any bytes are read or refused', () => {
  fc.assert(
    fc.property(fc.array(bytes, { maxLength: 5 }), (pieces) => {
      const last = read(pieces).at(-1);
      expect(typeof last === 'number' ? [1002, 1007, 1009].includes(last) : true).toBe(true);
    }),
  );
});

it('what is written is read again', () => {
  fc.assert(
    fc.property(bytes, mask, (payload, key) => {
      expect(read([writeFrame({ opcode: 'binary', payload, mask: key })])).toEqual([
        { kind: 'binary', bytes: payload },
      ]);
    }),
  );
});
