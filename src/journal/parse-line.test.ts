import { describe, expect, it } from 'vitest';
import { hashedPart, parseLine } from './parse-line.ts';

const HASH = 'ab'.repeat(32);
const line = (text: string) => parseLine(Buffer.from(text));
const entry = (head: string) => line(`${head},"hash":"${HASH}"}`);

describe('a line', () => {
  it('is an entry', () => {
    expect(
      entry('{"n":7,"at":0,"kind":"rule-changed","facts":{"10":[null,1.5],"a":{"b":"\\ud800"}}'),
    ).toEqual({
      ok: true,
      value: {
        n: 7,
        at: 0,
        kind: 'rule-changed',
        facts: { 10: [null, 1.5], a: { b: '\ud800' } },
        hash: HASH,
      },
    });
  });

  it('is hashed up to its hash', () => {
    const bytes = Buffer.from(`{"n":7,"at":0,"kind":"a","facts":{},"hash":"${HASH}"}`);
    expect(Buffer.from(hashedPart(bytes)).toString()).toBe('{"n":7,"at":0,"kind":"a","facts":{}');
  });

  it.each([
    '{"n":0,"at":0,"kind":"a","facts":{}',
    '{"n":4503599627370496,"at":0,"kind":"a","facts":{}',
    '{"n":1,"at":-1,"kind":"a","facts":{}',
    '{"n":1,"at":0.5,"kind":"a","facts":{}',
    '{"n":1,"at":0,"kind":"A","facts":{}',
    '{"n":1,"at":0,"kind":"","facts":{}',
    '{"n":1,"at":0,"kind":"a","facts":[]',
    '{"n":1,"at":0,"kind":"a","facts":null',
    '{"n":1,"at":0,"facts":{}',
  ])('%s is none', (head) => {
    expect(entry(head)).toEqual({ ok: false, error: 'it is no entry' });
  });

  it.each([
    ['a blank', '{"n":1, "at":0,"kind":"a","facts":{}'],
    ['a key twice', '{"n":1,"at":0,"kind":"a","facts":{"x":1,"x":1}'],
    ['another key', '{"n":1,"at":0,"kind":"a","facts":{},"more":1'],
    ['another order', '{"at":0,"n":1,"kind":"a","facts":{}'],
    ['an escape', '{"n":1,"at":0,"kind":"\\u0061","facts":{}'],
    ['a number', '{"n":1,"at":0e0,"kind":"a","facts":{}'],
    [
      'a fact called __proto__ twice',
      '{"n":1,"at":0,"kind":"a","facts":{"__proto__":{},"__proto__":1,"y":1e400}',
    ],
  ])('in another spelling (%s) is none', (_, head) => {
    expect(entry(head)).toEqual({ ok: false, error: 'it is not spelt as entries are' });
  });

  it.each(['', '\u{feff}{}', '{"n":1', 'null '.repeat(3), '['.repeat(60_000)])(
    'that is no JSON is none',
    (text) => {
      expect(line(text)).toEqual({ ok: false, error: 'it is no JSON in UTF-8' });
    },
  );

  it('that is no UTF-8 is none', () => {
    const bytes = Buffer.from(`{"n":1,"at":0,"kind":"a","facts":{"x":"\xff"},"hash":"${HASH}"}`, 'latin1');
    expect(parseLine(bytes)).toEqual({ ok: false, error: 'it is no JSON in UTF-8' });
  });

  it('that is too long is none', () => {
    expect(line(' '.repeat(65_537))).toEqual({ ok: false, error: 'it is longer than 65536 bytes' });
  });
});
