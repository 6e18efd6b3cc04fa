import { expect, it } from 'vitest';
import { bindFailure } from './bind-failure.ts';

it.each([
  ['EADDRINUSE', 'address-in-use'],
  ['EACCES', 'port-forbidden'],
  ['EADDRNOTAVAIL', 'address-unavailable'],
])('%s is told as %s', (code, told) => {
  expect(bindFailure({ code })).toBe(told);
});
