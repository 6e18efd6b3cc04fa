import { describe, expect, it } from 'vitest';
import { durationIn, inWords } from './duration.ts';

const bounds = { leastMs: 60_000, mostMs: 86_400_000 };

describe('a duration', () => {
  it.each([
    ['90s', 90_000],
    ['10m', 600_000],
    ['2h', 7_200_000],
    ['1d', 86_400_000],
  ])('%s', (text, ms) => {
    expect(durationIn('--for', text, bounds)).toBe(ms);
  });

  it.each(['59s', '25h', '2d', '10', 'm', '', '1.5h', '-1h', '10 m', '9999999m'])('is not %j', (text) => {
    expect(() => durationIn('--for', text, bounds)).toThrow(`--for takes 1m to 1d, not ${text}`);
  });

  it.each([
    [90_000, '90s'],
    [600_000, '10m'],
    [129_600_000, '36h'],
    [2_592_000_000, '30d'],
  ])('of %d ms is written %s', (ms, text) => {
    expect(inWords(ms)).toBe(text);
  });
});
