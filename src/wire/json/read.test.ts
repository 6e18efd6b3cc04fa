import { describe, expect, it } from 'vitest';
import { refuser } from '../../base/refusal.ts';
import { readJson } from './read.ts';

const refuse = refuser('muse');
const refused = (kind: string, detail: string, at?: number) => ({
  ok: false,
  error: { kind, format: 'muse', detail, ...(at === undefined ? {} : { at }) },
});

describe('readJson', () => {
  it('reads every kind of value', () => {
    const text =
      ' {"a": [1, -0.5e2, true, false, null, {}, []], "b\\u0041\\n": "\\"\\\\", "constructor": "𝄞"}\r\n';
    expect(readJson(text, refuse)).toEqual({
      ok: true,
      value: { a: [1, -50, true, false, null, {}, []], 'bA\n': '"\\', constructor: '𝄞' },
    });
    expect(readJson(Buffer.from('"ü"'), refuse)).toEqual({ ok: true, value: 'ü' });
  });

  it.each([
    ['a key twice', '{"a":1,"a":2}', 'mismatch', 'a key is there twice', 7],
    ['a key twice in two spellings', '{"a":1,"\\u0061":2}', 'mismatch', 'a key is there twice', 7],
    ['__proto__', '{"__proto__":{}}', 'forbidden', 'the key __proto__ is never accepted', 1],
    ['__proto__ escaped', '{"__pr\\u006fto__":{}}', 'forbidden', 'the key __proto__ is never accepted', 1],
    ['a comma at the end', '[1,]', 'malformed', 'no JSON value begins here', 3],
    ['a comment', '[1/*x*/]', 'malformed', 'an array has neither comma nor end', 2],
    ['two values', '1 2', 'malformed', 'text follows the JSON value', 2],
    ['nothing', ' ', 'malformed', 'no JSON value begins here', 1],
    ['NaN', 'NaN', 'malformed', 'no JSON value begins here', 0],
    ['a leading zero', '01', 'malformed', 'text follows the JSON value', 1],
    ['a leading plus', '+1', 'malformed', 'no JSON value begins here', 0],
    [
      'an integer that is not exact',
      '9007199254740993',
      'unsupported',
      'a number is too large to be exact',
      0,
    ],
    [
      'one spelled as a fraction',
      '9007199254740993.0',
      'unsupported',
      'a number is too large to be exact',
      0,
    ],
    ['one with an exponent', '9007199254740993e0', 'unsupported', 'a number is too large to be exact', 0],
    [
      'one that a fraction rounds up to',
      '9007199254740991.5',
      'unsupported',
      'a number is too large to be exact',
      0,
    ],
    ['a number that vanishes', '-0.1e-400', 'unsupported', 'a number is too small to be told from 0', 0],
    ['a number without bounds', '1e400', 'unsupported', 'a number is too large to be exact', 0],
    ['a string without end', '"a\\"', 'malformed', 'a string has no end', 0],
    [
      'a line end in a string',
      '"a\nb"',
      'malformed',
      'a string holds a wrong escape or a control character',
      0,
    ],
    ['a wrong escape', '"\\x"', 'malformed', 'a string holds a wrong escape or a control character', 0],
    ['half a surrogate pair', '"\\ud800"', 'malformed', 'a string holds half a surrogate pair', 0],
    ['a key without quotes', '{a:1}', 'malformed', 'a string is missing', 1],
    ['a missing colon', '{"a" 1}', 'malformed', 'a key has no colon', 5],
    ['a byte order mark', '\ufeff1', 'malformed', 'no JSON value begins here', 0],
  ])('refuses %s', (_, text, kind, detail, at) => {
    expect(readJson(text, refuse)).toEqual(refused(kind, detail, at));
  });

  it.each([
    ['9007199254740991', 9_007_199_254_740_991],
    ['9.007199254740991e15', 9_007_199_254_740_991],
    ['0.12345678901234567890123', 0.123_456_789_012_345_68],
    ['1.00000000000000000001', 1],
    ['-0', 0],
    ['0e-999', 0],
    ['-0.0E+9', 0],
  ])('reads %s as every reader does', (text, value) => {
    expect(readJson(text, refuse)).toEqual({ ok: true, value });
  });
  it.each([
    ['bytes', '[1]', { maxBytes: 2 }, 'the text is longer than 2 bytes', undefined],
    ['levels', '[[[]]]', { maxDepth: 2 }, 'there are more than 2 levels', 2],
    ['keys', '[{"a":1},{"b":1}]', { maxKeys: 1 }, 'there are more than 1 keys', 10],
    ['values', '[1,1]', { maxValues: 2 }, 'there are more than 2 values', 3],
    ['a key', '{"abc":1}', { maxKeyLength: 2 }, 'a key is longer than 2 characters', 1],
  ])('holds the limit on %s', (_, text, limits, detail, at) => {
    expect(readJson(text, refuse, limits)).toEqual(refused('limit', detail, at));
  });
  it('refuses bytes that are not UTF-8 and endless nesting', () => {
    expect(readJson(Uint8Array.of(0x22, 0xff, 0x22), refuse)).toEqual(
      refused('malformed', 'the text is not UTF-8'),
    );
    expect(readJson('['.repeat(200_000), refuse)).toEqual(
      refused('limit', 'there are more than 16 levels', 16),
    );
  });
});
