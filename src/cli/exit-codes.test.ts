import { expect, it } from 'vitest';
import { ERRORS } from '../base/errors.ts';
import { EXIT_CODES } from './exit-codes.ts';

it('has every code that an error ends with', () => {
  const listed = new Set<number>(EXIT_CODES.map(([code]) => code));
  expect(Object.entries(ERRORS).filter(([, { exit }]) => !listed.has(exit))).toEqual([]);
});
