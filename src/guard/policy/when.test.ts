import { describe, expect, it } from 'vitest';
import { parseWhen, wallText } from './when.ts';

const BERLIN = { timeZone: 'Europe/Berlin', now: Date.parse('2026-11-27T23:30:00Z') };
const parsed = (text: string): string => {
  const at = parseWhen(text, BERLIN);
  return at.ok ? new Date(at.value).toISOString() : at.error;
};

describe('a time as people write it', () => {
  // In 2026 clocks in Berlin go forward on 29 March at 01:00 UTC and back on 25 October at 01:00 UTC.
  it.each([
    ['2026-11-27 23:00', '2026-11-27T22:00:00.000Z'],
    ['2026-07-01T08:15', '2026-07-01T06:15:00.000Z'],
    ['00:10', '2026-11-27T23:10:00.000Z'],
    ['2026-11-27T23:00Z', '2026-11-27T23:00:00.000Z'],
    ['2026-11-27T23:00:30+05:30', '2026-11-27T17:30:30.000Z'],
    ['2026-10-25 02:30', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25 03:00', '2026-10-25T02:00:00.000Z'],
    ['2026-03-29 01:59', '2026-03-29T00:59:00.000Z'],
    ['2026-03-29 03:00', '2026-03-29T01:00:00.000Z'],
    ['2026-03-29 02:30', '2026-03-29 02:30 does not come in Europe/Berlin: clocks go forward'],
  ])('%s', (text, expected) => {
    expect(parsed(text)).toBe(expected);
  });

  it.each(['', 'now', '25:00', '2026-13-01 08:00', '2026-11-27', '8:00'])('is none: %j', (text) => {
    expect(parsed(text)).toMatch(/ is no time: /);
  });
});

it('is shown on the wall', () => {
  expect(wallText('Asia/Kolkata', Date.parse('2026-11-27T18:30:00Z'))).toBe('2026-11-28 00:00');
});
