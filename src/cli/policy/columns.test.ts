import { expect, it } from 'vitest';
import { columns } from './columns.ts';

const HEAD = ['', 'Bar', 'Kitchen'];
const ROWS = [
  ['play', 'yes', 'no'],
  ['volume', 'up to 40', 'not here'],
];

it('stand side by side where they fit', () => {
  expect(columns(80, HEAD, ROWS)).toEqual([
    '        Bar       Kitchen',
    'play    yes       no',
    'volume  up to 40  not here',
  ]);
});

it('stand below each other where they do not', () => {
  expect(columns(18, HEAD, ROWS)).toEqual([
    '        Bar',
    'play    yes',
    'volume  up to 40',
    '',
    '        Kitchen',
    'play    no',
    'volume  not here',
  ]);
});
