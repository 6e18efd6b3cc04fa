import { expect, it } from 'vitest';
import { packetsIn } from './arrivals.ts';

it('are what nft counts', () => {
  const listing = 'table inet answers {\n\tcounter arrived {\n\t\tpackets 60000 bytes 31920000\n\t}\n}\n';
  expect(packetsIn(listing)).toBe(60_000);
  expect(() => packetsIn('')).toThrow('no count');
});
