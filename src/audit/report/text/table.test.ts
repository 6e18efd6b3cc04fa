import { expect, it } from 'vitest';
import { table } from './table.ts';

const HEAD = ['Room', 'Address'];
const ROWS = [
  ['Attic', '192.0.2.7:1400'],
  ['Den', '192.0.2.8:1400'],
];

it('sets columns, as wide as their widest cell', () => {
  expect(table(23, HEAD, ROWS)).toEqual([
    '  Room   Address',
    '  -----  --------------',
    '  Attic  192.0.2.7:1400',
    '  Den    192.0.2.8:1400',
  ]);
});

it('becomes blocks where the page is narrower', () => {
  expect(table(22, HEAD, ROWS)).toEqual([
    '  Attic',
    '    Address: 192.0.2.7:1400',
    '  Den',
    '    Address: 192.0.2.8:1400',
  ]);
});
