import { expect, it } from 'vitest';
import { decisionCache } from './decision-cache.ts';

it('keeps what is used and lets go of the rest', () => {
  const cache = decisionCache<number>(2);
  cache.set('a', 1);
  cache.set('b', 2);
  cache.set('c', 3);
  expect(cache.get('a')).toBe(1);
  cache.set('d', 4);
  expect(['a', 'b', 'c', 'd'].map((key) => cache.get(key))).toEqual([1, undefined, 3, 4]);
});

it('never holds more than twice its half', () => {
  const cache = decisionCache<number>(3);
  for (let index = 0; index < 100; index += 1) cache.set(String(index), index);
  const kept = Array.from({ length: 100 }, (_, index) => String(index)).filter(
    (key) => cache.get(key) !== undefined,
  );
  expect(kept.length).toBeLessThanOrEqual(6);
});

it('does not keep long keys', () => {
  const cache = decisionCache<number>(2);
  cache.set('x'.repeat(1025), 1);
  expect(cache.get('x'.repeat(1025))).toBeUndefined();
});
