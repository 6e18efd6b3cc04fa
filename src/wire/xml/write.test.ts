import { describe, expect, it } from 'vitest';
import { element, isXmlText, writeXml } from './write.ts';

describe('writeXml', () => {
  it('escapes everything in text and attributes', () => {
    const node = element('a', { 'p:b': `<&>"'\t\n\r`, left: undefined }, [`]]><&>"'\r`, element('c')]);
    expect(writeXml(node, { declaration: true })).toBe(
      '<?xml version="1.0" encoding="utf-8"?><a p:b="&lt;&amp;&gt;&quot;&apos;&#9;&#10;&#13;">]]&gt;&lt;&amp;&gt;"\'&#13;<c/></a>',
    );
  });
  it.each([
    ['a name with a blank', () => element('a b')],
    ['a name with markup', () => element('a', { 'b="x" c': '' })],
    ['an empty name', () => element('')],
    ['two prefixes', () => element('a:b:c')],
    ['a local name that begins with a digit', () => element('a:1')],
  ])('throws on %s', (_, make) => {
    expect(() => writeXml(make())).toThrow('not writable as XML: a name');
  });
  it('writes every name that XML has (XML 1.0 §2.3)', () => {
    expect(writeXml(element('é:ñ·1', { 'xmlns:é': 'n', 日本: '1' }))).toBe('<é:ñ·1 xmlns:é="n" 日本="1"/>');
  });
  it.each(['\0', '\u001b', '\ud800', '\ufffe'])('throws on a character that XML has not', (character) => {
    expect(isXmlText(character)).toBe(false);
    expect(() => writeXml(element('a', {}, [character]))).toThrow('not writable as XML: a character');
  });
});
