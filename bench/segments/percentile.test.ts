import { expect, it } from 'vitest';
import { percentile } from './percentile.ts';

it('is the value at the nearest rank, whatever the order', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect([0, 0.5, 0.99, 1].map((share) => percentile(hundred, share))).toEqual([1, 50, 99, 100]);
  expect([0.5, 0.99].map((share) => percentile([7, 3], share))).toEqual([3, 7]);
});

it('of nothing is no number', () => {
  expect(percentile([], 0.5)).toBeNaN();
});
