import { expect, it } from 'vitest';
import { filterIn } from './filter-flags.ts';

const NOW = Date.UTC(2026, 10, 25, 12);

it.each([
  ['2026-11-25T12:00Z', NOW],
  ['2026-11-25T12:00:00.500Z', NOW + 500],
  ['2026-11-25T13:00+01:00', NOW],
  ['2026-11-25', new Date(2026, 10, 25).getTime()],
  ['2026-11-25T07:30', new Date(2026, 10, 25, 7, 30).getTime()],
  ['90m', NOW - 5_400_000],
  ['24h', NOW - 86_400_000],
  ['7d', NOW - 604_800_000],
  ['30s', NOW - 30_000],
])('%s is a time', (since, time) => {
  expect(filterIn({ since }, NOW)).toEqual({ since: time });
});

it.each(['', 'yesterday', '7', '-7d', '7w', '2026', '2026-13-01', '2026-11-25 12:00', 'Nov 25 2026'])(
  '%j is none',
  (until) => {
    expect(() => filterIn({ until }, NOW)).toThrow(`--until takes a time, not ${until}`);
  },
);

it('asks for what was given and nothing else', () => {
  expect(filterIn({ kind: 'decision', room: '', reason: 'no-rule' }, NOW)).toEqual({
    kind: 'decision',
    room: '',
    reason: 'no-rule',
  });
});
