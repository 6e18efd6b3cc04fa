import { describe, expect, it } from 'vitest';
import { attributes, escapeXml, leaf } from './escape.ts';

describe('text', () => {
  it.each([
    // XML 1.0 §4.6, the five predefined entities.
    [`&<>"'`, '&amp;&lt;&gt;&quot;&apos;'],
    // Escaped once more when it was escaped already: what was said is what is read.
    ['&amp;', '&amp;amp;'],
    // XML 1.0 §2.2: tab, line feed and carriage return are the only controls.
    ['a\tb\nc\rd', 'a\tb\nc\rd'],
    ['a\u0000b\u0008c\u001Fd', 'abcd'],
    ['\uFFFE\uFFFF', ''],
    // Half of a surrogate pair is no character; a whole one is.
    ['x\uD83Dy', 'xy'],
    ['🎵', '🎵'],
    ['Küche', 'Küche'],
  ])('%j is written %j', (text, written) => {
    expect(escapeXml(text)).toBe(written);
  });
});

it('an element holds its text', () => {
  expect(leaf('dc:title', 'Salt & <Pepper>')).toBe('<dc:title>Salt &amp; &lt;Pepper&gt;</dc:title>');
});

it('attributes hold theirs, those without a value are left out', () => {
  expect(attributes({ id: 'FV:2/"1"', parentID: undefined, restricted: '' })).toBe(
    ' id="FV:2/&quot;1&quot;" restricted=""',
  );
});
