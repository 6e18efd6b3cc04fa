import { expect, it } from 'vitest';
import { productToken } from './product-token.ts';

// rapid7/recog http_servers.xml
it.each([
  ['S1', 'ZPS1'],
  ['S13', 'ZPS13'],
  ['ZP120', 'ZP120'],
  ['ZB100', 'BR100'],
  ['BR200', 'BR200'],
  ['WD100', 'WD100'],
  ['Sub', 'ANVIL'],
])('%s is %s', (model, token) => {
  expect(productToken(model)).toBe(token);
});
