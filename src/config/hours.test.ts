import { expect, it } from 'vitest';
import { parseHours } from './hours.ts';

it.each([
  ['08:00-23:00', [{ from: 480, to: 1380 }]],
  ['22:00-07:00', [{ from: 1320, to: 420 }]],
  ['00:00-24:00', [{ from: 0, to: 1440 }]],
  [
    '08:00-12:00, 14:30 - 18:00',
    [
      { from: 480, to: 720 },
      { from: 870, to: 1080 },
    ],
  ],
])('%s', (text, windows) => {
  expect(parseHours(text)).toEqual(windows);
});

it.each([
  '',
  '8:00-9:00',
  '08:00',
  '08:00-08:00',
  '24:00-08:00',
  '08:60-09:00',
  '08:00-24:01',
  '08:00-09:00,',
  'all day',
])('refuses %j', (text) => {
  expect(parseHours(text)).toBeUndefined();
});
