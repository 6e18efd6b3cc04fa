import { describe, expect, it } from 'vitest';
import { withPlainLineEnds } from './line-ends.ts';

describe('line ends before parsing (XML 1.0 §2.11)', () => {
  it.each([
    ['none', 'a b', 'a b'],
    ['LF', 'a\nb', 'a\nb'],
    ['CRLF', 'a\r\nb\r\n', 'a\nb\n'],
    ['a lone CR', 'a\rb\r', 'a\nb\n'],
    ['two CR before LF', '\r\r\n', '\n\n'],
    ['CR beside longer characters', 'é\r😀\r\n', 'é\n😀\n'],
  ])('%s', (_, text, expected) => {
    expect(withPlainLineEnds(text)).toBe(expected);
  });
});
