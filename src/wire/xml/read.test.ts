import { describe, expect, it } from 'vitest';
import { attributeOf, childOf, childrenOf, textOf } from './element.ts';
import { readXml } from './read.ts';

const refused = (kind: string, detail: string) => ({ ok: false, error: { kind, format: 'xml', detail } });

describe('readXml', () => {
  it('resolves namespaces and joins text, CDATA and references', () => {
    expect(
      readXml(
        '<?xml version="1.0" encoding="UTF-8"?>\n<a xmlns="n" xmlns:p="m" p:k="v" k="w">1<!--x--><![CDATA[<2>]]>&amp;&#x33;<p:b/></a>',
      ),
    ).toEqual({
      ok: true,
      value: {
        name: 'a',
        prefix: '',
        local: 'a',
        namespace: 'n',
        attributes: [
          { name: 'p:k', prefix: 'p', local: 'k', namespace: 'm', value: 'v' },
          { name: 'k', prefix: '', local: 'k', namespace: '', value: 'w' },
        ],
        children: [
          '1<2>&3',
          { name: 'p:b', prefix: 'p', local: 'b', namespace: 'm', attributes: [], children: [] },
        ],
      },
    });
  });

  it.each([
    ['a DOCTYPE', '<!DOCTYPE a><a/>', 'forbidden', 'a DOCTYPE is never accepted'],
    [
      'entity declarations',
      '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
      'forbidden',
      'a DOCTYPE is never accepted',
    ],
    ['an unknown entity', '<a>&nbsp;</a>', 'forbidden', 'an entity other than the five of XML'],
    // saxes finds inherited names in its entity table unless that table has no prototype.
    [
      'an entity named like an object member',
      '<a>&constructor;</a>',
      'forbidden',
      'an entity other than the five of XML',
    ],
    ['__proto__ as entity', '<a>&__proto__;</a>', 'forbidden', 'an entity other than the five of XML'],
    ['a reference to no character', '<a>&#0;</a>', 'malformed', 'malformed character entity'],
    ['a reference to a surrogate', '<a>&#xD800;</a>', 'malformed', 'malformed character entity'],
    ['a processing instruction', '<?php x?><a/>', 'forbidden', 'a processing instruction is never accepted'],
    ['XML 1.1', '<?xml version="1.1"?><a/>', 'unsupported', 'the XML version is not 1.0'],
    [
      'another encoding',
      '<?xml version="1.0" encoding="utf-16"?><a/>',
      'unsupported',
      'the declared encoding is not UTF-8',
    ],
    ['an unbound prefix', '<p:a/>', 'malformed', 'unbound namespace prefix'],
    [
      'a local name that is none',
      '<p:1 xmlns:p="n"/>',
      'malformed',
      'a name is no name with at most one prefix',
    ],
    ['two prefixes', '<p:a:b xmlns:p="n"/>', 'malformed', 'malformed name'],
    [
      'an attribute with a local name that is none',
      '<a xmlns:p="n" p:-b=""/>',
      'malformed',
      'a name is no name with at most one prefix',
    ],
    [
      'an element named by XML itself',
      '<xml:a/>',
      'forbidden',
      'an element is in the namespace of XML itself',
    ],
    ['a doubled attribute', '<a b="1" b="2"/>', 'malformed', 'duplicate attribute'],
    ['crossed tags', '<a><b></a></b>', 'malformed', 'unexpected close tag'],
    ['two roots', '<a/><b/>', 'malformed', 'documents may contain only one root'],
    ['nothing', '', 'malformed', 'document must contain a root element'],
    ['half a surrogate', '<a>\ud800</a>', 'malformed', 'the text holds half a surrogate pair'],
    ['a control character', '<a>\u0001</a>', 'malformed', 'disallowed character'],
  ])('refuses %s', (_, text, kind, detail) => {
    expect(readXml(text)).toEqual(refused(kind, detail));
  });

  it('drops a stylesheet before the root where told', () => {
    // `/status/batterystatus` of a player (SoCo, tests of battery status).
    const text = '<?xml version="1.0" ?>\n<?xml-stylesheet type="text/xsl"href="/xml/review.xsl"?><a/>';
    const instruction = refused('forbidden', 'a processing instruction is never accepted');
    expect(readXml(text)).toEqual(instruction);
    expect(readXml(text, { ignoreStylesheet: true })).toMatchObject({ ok: true, value: { name: 'a' } });
    expect(readXml('<?other x?><a/>', { ignoreStylesheet: true })).toEqual(instruction);
    expect(readXml('<a><?xml-stylesheet x?></a>', { ignoreStylesheet: true })).toEqual(instruction);
  });

  it('counts no closing bracket where there is no CDATA', () => {
    expect(readXml('<a>]]]</a>', { maxBrackets: 2 })).toMatchObject({
      ok: true,
      value: { children: [']]]'] },
    });
  });

  it('reads line ends as LF wherever they stand, and a reference to CR as CR (XML 1.0 §2.11)', () => {
    expect(readXml('<a\rb="1\r\n2&#13;">\r<![CDATA[\r\n]]>&#13;</a>')).toMatchObject({
      ok: true,
      value: { attributes: [{ value: '1 2\r' }], children: ['\n\n\r'] },
    });
  });

  it('refuses bytes that are not UTF-8', () => {
    expect(readXml(Uint8Array.of(0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e))).toEqual(
      refused('malformed', 'the document is not UTF-8'),
    );
  });

  it.each([
    ['bytes', '<a></a>', { maxBytes: 6 }, 'the document is longer than 6 bytes'],
    ['depth', '<a><b><c/></b></a>', { maxDepth: 2 }, 'there are more than 2 elements inside one another'],
    ['elements', '<a><b/><b/></a>', { maxElements: 2 }, 'there are more than 2 elements'],
    ['attributes', '<a b="" c=""/>', { maxAttributes: 1 }, 'there are more than 1 attributes on one element'],
    [
      'all attributes',
      '<a b=""><c d="" e=""/></a>',
      { maxAllAttributes: 2 },
      'there are more than 2 attributes',
    ],
    [
      'closing brackets beside CDATA',
      '<a><![CDATA[x]]>]</a>',
      { maxBrackets: 2 },
      'there are more than 2 closing brackets beside CDATA',
    ],
    [
      'an attribute',
      '<a b="123"/>',
      { maxAttributeLength: 2 },
      'there are more than 2 characters in an attribute',
    ],
    ['a text', '<a>12<!---->3</a>', { maxTextLength: 2 }, 'there are more than 2 characters in one text'],
    ['a name', '<abc/>', { maxNameLength: 2 }, 'there are more than 2 characters in a name'],
  ])('holds the limit on %s', (_, text, limits, detail) => {
    expect(readXml(text, limits)).toEqual(refused('limit', detail));
  });

  it('refuses 200,000 nested tags by depth and 10 MB by size', () => {
    expect(readXml('<a>'.repeat(200_000))).toEqual(
      refused('limit', 'there are more than 32 elements inside one another'),
    );
    expect(readXml(new Uint8Array(10_000_000))).toEqual(
      refused('limit', 'the document is longer than 4194304 bytes'),
    );
  });
});

describe('element access', () => {
  it('finds children and attributes by local name', () => {
    const read = readXml('<a xmlns:p="m" p:k="1" k="2"><b>x<c/>y</b><p:b/></a>');
    if (!read.ok) throw new Error(read.error.detail);
    const root = read.value;
    expect(childrenOf(root).map(({ name }) => name)).toEqual(['b', 'p:b']);
    expect(childOf(root, 'b', 'm')?.name).toBe('p:b');
    expect(childrenOf(root, 'b').map(textOf)).toEqual(['xy', '']);
    expect([attributeOf(root, 'k'), attributeOf(root, 'z')]).toEqual(['2', undefined]);
  });
});
