import { expect, it } from 'vitest';
import { costFigures, lossFigure } from './datagram-cost.ts';

it('is said by the datagram, with the goal for ours alone, and with the time without a processor', () => {
  const cost = { ran: 1_200_000, waited: 300_000, took: 3_000_000 };
  const waited = { name: '  waited for a processor', value: 10, unit: '% of the time' };
  const each = { name: '  processor time', unit: 'µs for each datagram in and out' };
  expect(costFigures(cost, 60_000, true)).toEqual([
    { ...each, value: 20, goal: 'at most 30', met: true },
    waited,
  ]);
  expect(costFigures(cost, 30_000, true)[0]).toMatchObject({ value: 40, met: false });
  expect(costFigures(cost, 0, false)).toEqual([{ ...each, value: 1_200_000 }, waited]);
});

it('a single loss misses the goal', () => {
  expect(lossFigure('answers', 60_000, 59_999)).toEqual({
    name: '  answers lost',
    value: 1,
    unit: 'of 60,000',
    goal: 'at most 0',
    met: false,
  });
  expect(lossFigure('answers', 60_000, 60_004)).toMatchObject({ value: 0, met: true });
});
