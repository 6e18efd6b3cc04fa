import { expect, it } from 'vitest';
import { Memo } from './memo.ts';

const memoOf = (maxEntries: number): Memo<string> => new Memo({ maxEntries, maxLength: 8 });

it('works a text out once', () => {
  const memo = memoOf(4);
  let worked = 0;
  const upper = (text: string): string =>
    memo.of(text, () => {
      worked += 1;
      return text.toUpperCase();
    });
  expect([upper('a'), upper('a'), upper('b'), upper('a')]).toEqual(['A', 'A', 'B', 'A']);
  expect(worked).toBe(2);
});

it('forgets what was used longest ago', () => {
  const memo = memoOf(3);
  for (const text of ['a', 'b', 'c']) memo.set(text, text);
  memo.get('a');
  memo.set('d', 'd');
  expect(['a', 'b', 'c', 'd'].filter((text) => memo.get(text) !== undefined)).toEqual(['a', 'c', 'd']);
  expect(memo.size).toBe(3);
});

it('keeps no long text', () => {
  const memo = memoOf(3);
  memo.set('123456789', 'x');
  expect(memo.get('123456789')).toBeUndefined();
  expect(memo.of('123456789', () => 'worked out')).toBe('worked out');
});
