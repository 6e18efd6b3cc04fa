import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LineSplitter } from './line-splitter.ts';

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

it('finds the same lines however the bytes are cut', () => {
  const lines = fc.array(fc.string({ unit: fc.constantFrom('a', 'ä', ' ', '\r', '\0'), maxLength: 20 }));
  const cuts = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 });
  fc.assert(
    fc.property(lines, fc.constantFrom('', 'rest'), cuts, (wanted, rest, sizes) => {
      const bytes = Buffer.from(wanted.map((line) => `${line}\n`).join('') + rest, 'latin1');
      const splitter = new LineSplitter(65_536);
      const found: string[] = [];
      for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
        const size = sizes[turn % sizes.length] ?? 1;
        for (const line of splitter.push(bytes.subarray(at, at + size))) found.push(text(line.bytes));
        at += size;
      }
      expect([found, splitter.unfinished]).toEqual([wanted, rest.length]);
    }),
  );
});

it('keeps the beginning of a line that is too long, and goes on behind it', () => {
  const splitter = new LineSplitter(65_536);
  expect(splitter.push(Buffer.alloc(65_536, 'x'))).toEqual([]);
  expect(splitter.push(Buffer.alloc(500_000, 'y'))).toEqual([]);
  expect(splitter.unfinished).toBe(565_536);
  const lines = splitter.push(Buffer.from('z\nnext\n'));
  expect(lines.map(({ bytes, isTooLong }) => [bytes.length, isTooLong])).toEqual([
    [65_537, true],
    [4, false],
  ]);
});

it('takes a line of exactly the longest length', () => {
  const [line] = new LineSplitter(65_536).push(Buffer.concat([Buffer.alloc(65_536, 'x'), Buffer.from('\n')]));
  expect([line?.bytes.length, line?.isTooLong]).toEqual([65_536, false]);
});
