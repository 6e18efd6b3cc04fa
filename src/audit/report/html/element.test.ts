import { describe, expect, it } from 'vitest';
import { h, writeHtml } from './element.ts';

describe('the writer of HTML', () => {
  it('escapes text and attributes', () => {
    expect(
      writeHtml(h('html', { lang: '"><script>' }, [h('span', { title: "it's" }, ['<b>&amp;</b>'])])),
    ).toBe(
      '<!doctype html>\n<html lang="&quot;&gt;&lt;script&gt;"><span title="it&#39;s">&lt;b&gt;&amp;amp;&lt;/b&gt;</span></html>\n',
    );
  });

  it('closes nothing that has no end', () => {
    expect(writeHtml(h('html', {}, [h('meta', { charset: 'utf-8' })]))).toBe(
      '<!doctype html>\n<html>\n<meta charset="utf-8"></html>\n',
    );
  });

  it.each([
    ['an element of another making', h('b><script', {})],
    ['an attribute of another making', h('p', { 'x y': '1' })],
    ['a handler', h('p', { onclick: 'x()' })],
    ['markup in a style sheet', h('style', {}, ['</style><script>'])],
  ])('throws on %s', (_name, node) => {
    expect(() => writeHtml(node)).toThrow(/not the name|no markup/);
  });
});
