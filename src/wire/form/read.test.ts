import { describe, expect, it } from 'vitest';
import { readForm } from './read.ts';

const read = (text: string) => readForm(Buffer.from(text, 'latin1'));
const kindOf = (text: string) => {
  const form = read(text);
  return form.ok ? form.value : form.error.kind;
};

describe('a form', () => {
  it.each<[string, readonly (readonly [string, string])[]]>([
    ['', []],
    ['a=1', [['a', '1']]],
    [
      'b=&a=x%26y%3Dz',
      [
        ['b', ''],
        ['a', 'x&y=z'],
      ],
    ],
    ['a=1+2%2B3', [['a', '1 2+3']]],
    ['n%61me=K%c3%BCche', [['name', 'Küche']]],
    ['a=b=c', [['a', 'b=c']]],
    ['a=%EF%BB%BFx', [['a', '\ufeffx']]],
  ])('%j is read', (text, fields) => expect(kindOf(text)).toEqual(fields));

  it.each<[string, string]>([
    ['a', 'malformed'],
    ['=1', 'malformed'],
    ['a=1&', 'malformed'],
    ['&a=1', 'malformed'],
    ['a=1&&b=2', 'malformed'],
    ['a=%', 'malformed'],
    ['a=%4', 'malformed'],
    ['a=%zz', 'malformed'],
    ['a=%u0041', 'malformed'],
    ['a=%C3', 'malformed'],
    ['a=%C0%AF', 'malformed'],
    ['a=%ED%A0%80', 'malformed'],
    ['a=\u00fc', 'malformed'],
    ['a=1 2', 'malformed'],
    ['a=1\r\n', 'malformed'],
    ['a=1\0', 'malformed'],
    ['a=1&a=1', 'mismatch'],
    ['a=1&%61=2', 'mismatch'],
    [Array.from({ length: 33 }, (_, index) => `a${index}=1`).join('&'), 'limit'],
    [`${'n'.repeat(65)}=1`, 'limit'],
    [`a=${'x'.repeat(16_384)}`, 'limit'],
  ])('%j is refused', (text, kind) => expect(kindOf(text)).toBe(kind));

  it('has names that mean something to JavaScript as any other', () => {
    expect(kindOf('__proto__=1&constructor=2')).toEqual([
      ['__proto__', '1'],
      ['constructor', '2'],
    ]);
  });
});
