import { expect, it } from 'vitest';
import { plainHardware } from './hardware.ts';

it.each([
  ['02:1A:2B:3C:4D:5E', '02:1a:2b:3c:4d:5e'],
  ['02-1a-2b-3c-4d-5e', '02:1a:2b:3c:4d:5e'],
  ['00:00:00:00:00:00', undefined],
  ['ff:ff:ff:ff:ff:ff', undefined],
  ['01:00:5e:00:00:fb', undefined],
  ['02:1a:2b:3c:4d', undefined],
  ['02:1a:2b:3c:4d:5e:6f', undefined],
  ['', undefined],
])('%j is %j', (text, plain) => {
  expect(plainHardware(text)).toBe(plain);
});
