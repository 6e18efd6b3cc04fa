import { hash } from 'node:crypto';
import { expect, it } from 'vitest';
import type { AppendFile } from '../../ports/append-disk.ts';
import { NO_HASH } from '../line.ts';
import { Chain } from './chain.ts';
import { GrowingFile } from './growing-file.ts';

function collected() {
  const writes: Buffer[] = [];
  const file: AppendFile = {
    size: 0,
    write: (bytes, start, end) => {
      writes.push(Buffer.from(bytes.subarray(start, end)));
      return end - start;
    },
    truncate: () => {},
    sync: () => Promise.resolve(),
    close: () => {},
  };
  return { writes, file: new GrowingFile(file) };
}

const entry = (text: string) => ({ kind: 'note', at: 0, facts: { text } });

it('hashes each line over the one before', () => {
  const { writes, file } = collected();
  const chain = new Chain({ n: 0, hash: NO_HASH });
  chain.put(file, [entry('ä'), entry('b')]);
  const bodies = [
    '{"n":1,"at":0,"kind":"note","facts":{"text":"ä"}',
    '{"n":2,"at":0,"kind":"note","facts":{"text":"b"}',
  ];
  const first = hash('sha256', NO_HASH + bodies[0]);
  const second = hash('sha256', first + bodies[1]);
  expect(writes.map(String)).toEqual([`${bodies[0]},"hash":"${first}"}\n${bodies[1]},"hash":"${second}"}\n`]);
  expect(chain.end).toEqual({ n: 2, hash: second });
});

it('hands over many long lines in several writes of whole lines', () => {
  const { writes, file } = collected();
  const chain = new Chain({ n: 0, hash: NO_HASH });
  chain.put(
    file,
    Array.from({ length: 20 }, () => entry('x'.repeat(60_000))),
  );
  expect(writes.length).toBeGreaterThan(1);
  expect(writes.every((bytes) => bytes.at(-1) === 0x0a && bytes.length <= 262_144)).toBe(true);
  expect(Buffer.concat(writes).toString().split('\n').length).toBe(21);
});

// 65,536 bytes and the line feed: the head and the tail of this line take 122.
it.each(['x'.repeat(65_414), '€'.repeat(21_804)])('takes a line of the longest length', (text) => {
  const { writes, file } = collected();
  new Chain({ n: 0, hash: NO_HASH }).put(file, [entry(text)]);
  expect(writes.map(({ length }) => length > 65_530 && length <= 65_537)).toEqual([true]);
});

it.each(['x'.repeat(65_415), '€'.repeat(21_805)])('takes none that is longer', (text) => {
  const { writes, file } = collected();
  const chain = new Chain({ n: 0, hash: NO_HASH });
  expect(() => chain.put(file, [entry(text)])).toThrow('the entry is too long');
  expect([writes, chain.end]).toEqual([[], { n: 0, hash: NO_HASH }]);
});
