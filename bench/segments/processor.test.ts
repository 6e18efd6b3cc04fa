import { expect, it } from 'vitest';
import { spentIn } from './processor.ts';

it('is the first and the second of three numbers', () => {
  expect(spentIn('243763441 214427000 174\n')).toEqual({ ran: 243_763.441, waited: 214_427 });
});

it('is not made up where there is none', () => {
  for (const text of ['', '0\n', '- - -\n']) expect(() => spentIn(text)).toThrow('no schedstat');
});
