import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readForm } from './read.ts';
import { writeForm } from './write.ts';

const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 });
const field = fc.tuple(name, fc.string({ unit: 'grapheme', maxLength: 40 }));
const fields = fc.uniqueArray(field, { maxLength: 12, selector: ([key]) => key });

it('what was written reads the same, by the reader of URLs too', () => {
  fc.assert(
    fc.property(fields, (written) => {
      const text = writeForm(written);
      const read = readForm(Buffer.from(text));
      expect(read.ok && read.value).toEqual(written);
      expect([...new URLSearchParams(text)]).toEqual(written);
    }),
  );
});

const piece = fc.constantFrom(
  'a',
  'b',
  '=',
  '&',
  '%',
  '+',
  '%41',
  '%c3',
  '%C3%BC',
  ';',
  ' ',
  '\0',
  '\u00ff',
  '1',
);

it('what reads at all reads as URLs do, and as one field each', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
      const bytes = Buffer.from(pieces.join(''), 'latin1');
      const read = readForm(bytes);
      if (!read.ok) return;
      expect([...new URLSearchParams(bytes.toString('latin1'))]).toEqual(read.value);
      expect(new Set(read.value.map(([key]) => key)).size).toBe(read.value.length);
    }),
  );
});

it('no bytes make the reader throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(() => readForm(bytes)).not.toThrow();
    }),
  );
});
