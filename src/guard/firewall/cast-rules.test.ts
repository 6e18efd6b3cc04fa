import { expect, it } from 'vitest';
import { CAST_FROM_PLAYERS, CAST_SETS, CAST_TO_PLAYERS } from './cast-rules.ts';

it('lets through what the catalog gives, for pairs that were admitted', () => {
  expect(CAST_TO_PLAYERS).toEqual([
    'ip saddr . ip daddr @cast_airplay tcp dport { 7000, 32768-60999 } counter accept',
    'ip saddr . ip daddr @cast_airplay udp dport { 319-320, 32768-60999 } counter accept',
  ]);
  expect(CAST_FROM_PLAYERS).toEqual([
    'ip daddr . ip saddr @cast_airplay ct state established goto passed',
    'ip daddr . ip saddr @cast_airplay udp sport { 319-320 } udp dport { 319-320 } goto passed',
  ]);
});

it('has a set for each service that is let through, and for no other', () => {
  expect(CAST_SETS.filter((line) => line.startsWith('set'))).toEqual(['set cast_airplay {']);
});
