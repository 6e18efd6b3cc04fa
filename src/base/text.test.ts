import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromNetwork, printable } from './text.ts';

describe('printable', () => {
  it.each([
    ['Kitchen', 'Kitchen'],
    ['Küche 🎵', 'Küche 🎵'],
    ['a\u001b[31mred', 'a\\u{001b}[31mred'],
    ['line\nbreak\r\t', 'line\\u{000a}break\\u{000d}\\u{0009}'],
    ['\u202Eevil', '\\u{202e}evil'],
    ['zero\u200bwidth\ufeff', 'zero\\u{200b}width\\u{feff}'],
    ['c1\u009b', 'c1\\u{009b}'],
    ['lone\ud800', 'lone\\u{d800}'],
    ['\u{e0041}tag', '\\u{e0041}tag'],
  ])('makes %j safe', (text, expected) => {
    expect(printable(fromNetwork(text))).toBe(expected);
  });

  it('cuts long text and never a character in half', () => {
    expect(printable('abcdef', 4)).toBe('abc…');
    expect(printable('ab🎵def', 4)).toBe('ab…');
  });

  it('never lets a control or format character through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(printable(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
        expect(printable(text).length).toBeLessThanOrEqual(200);
      }),
    );
  });
});
