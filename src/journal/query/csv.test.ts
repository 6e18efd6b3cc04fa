import { expect, it } from 'vitest';
import { csvHead, csvRow } from './csv.ts';

const row = (facts: Parameters<typeof csvRow>[0]['facts']): string =>
  csvRow({ n: 12, at: 0, kind: 'decision', hash: 'ab', facts });

it('has a column for every fact that is named, and one for the rest', () => {
  expect([csvHead(), row({ effect: 'permit', reasons: ['a', 'b'], cap: 4, class: 7 })]).toEqual([
    'n,time,kind,effect,principal,name,role,address,room,action,class,reasons,rule,detail,other,hash\r\n',
    '12,1970-01-01 00:00:00.000Z,decision,permit,,,,,,,7,a b,,,"{""cap"":4}",ab\r\n',
  ]);
});

it.each([
  ['a,b', '"a,b"'],
  ['a"b', '"a""b"'],
  ['a\r\nb', '"a\r\nb"'],
  // OWASP, CSV injection: what a spreadsheet would run.
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['=HYPERLINK("x","y")', `"'=HYPERLINK(""x"",""y"")"`],
  ['Küche', 'Küche'],
])('writes %j as %s', (name, cell) => {
  expect(row({ name })).toBe(`12,1970-01-01 00:00:00.000Z,decision,,,${cell},,,,,,,,,,ab\r\n`);
});
