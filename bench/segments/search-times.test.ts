import { expect, it } from 'vitest';
import { timeFigures } from './search-times.ts';

it('puts runs together, and counts the searches that not all answered', () => {
  const runs = [
    { first: [10, 30], last: [50], searches: 2, answers: [] },
    { first: [20], last: [70], searches: 1, answers: [] },
  ];
  expect(timeFigures('x', runs).map(({ name, value, unit }) => [name, value, unit])).toEqual([
    ['x: first answer, p50', 20, 'ms'],
    ['  p99', 30, 'ms'],
    ['x: last answer, p50', 50, 'ms'],
    ['  p99', 70, 'ms'],
    ['  searches answered by all players', 2, 'of 3'],
  ]);
});
