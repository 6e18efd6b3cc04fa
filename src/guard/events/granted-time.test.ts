import { expect, it } from 'vitest';
import { grantedSeconds } from './granted-time.ts';

it.each([
  [undefined, 86_400],
  ['infinite' as const, 86_400],
  [180_030, 86_400],
  [86_400, 86_400],
  [3600, 3600],
  [600, 1800],
  [0, 1800],
])('asked for %s s it grants %d s', (asked, expected) => {
  expect(grantedSeconds(asked)).toBe(expected);
});
