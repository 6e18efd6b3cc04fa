import { describe, expect, it } from 'vitest';
import { documentToWrite, toWrite } from './again.ts';
import { childrenOf } from './element.ts';
import { readXml } from './read.ts';
import { writeXml } from './write.ts';

function read(text: string) {
  const parsed = readXml(text);
  if (!parsed.ok) throw new Error(parsed.error.detail);
  return parsed.value;
}

describe('an element that was read', () => {
  it.each([
    ['no namespace', '<a b="1">x<c/>y</a>', '<a b="1">x<c/>y</a>'],
    ['a default namespace', '<a xmlns="n"><b/></a>', '<a xmlns="n"><b/></a>'],
    ['one that ends inside', '<a xmlns="n"><b xmlns=""/></a>', '<a xmlns="n"><b xmlns=""/></a>'],
    [
      'prefixes, declared where they are used',
      '<p:a xmlns:p="n" xmlns:q="m" xmlns:unused="u"><p:b q:c="1"/></p:a>',
      '<p:a xmlns:p="n"><p:b xmlns:q="m" q:c="1"/></p:a>',
    ],
    [
      'a prefix bound anew',
      '<p:a xmlns:p="n"><p:b xmlns:p="m"/></p:a>',
      '<p:a xmlns:p="n"><p:b xmlns:p="m"/></p:a>',
    ],
    ['an attribute of XML itself', '<a xml:lang="de"/>', '<a xml:lang="de"/>'],
    ['white space that matters', '<a b="1&#10;2">&#13;\r\n</a>', '<a b="1&#10;2">&#13;\n</a>'],
  ])('is written with %s', (_, text, written) => {
    const root = read(text);
    expect(writeXml(toWrite(root))).toBe(written);
    expect(read(written)).toEqual(root);
  });

  it('carries its namespaces when a part is taken out', () => {
    const [part] = childrenOf(read('<a xmlns="n" xmlns:p="m"><p:b><c/></p:b></a>'));
    if (!part) throw new Error('a part expected');
    expect(writeXml(toWrite(part))).toBe('<p:b xmlns:p="m"><c xmlns="n"/></p:b>');
  });
});

describe('a whole document that was read', () => {
  it.each([
    ['no namespace', '<a><b/></a>', '<a><b/></a>'],
    [
      'every prefix at its root',
      '<p:a xmlns:p="n"><p:b xmlns:q="m" q:c="1"/></p:a>',
      '<p:a xmlns:p="n" xmlns:q="m"><p:b q:c="1"/></p:a>',
    ],
    [
      'a second meaning where it begins',
      '<a xmlns="d"><p:b xmlns:p="n"/><p:c xmlns:p="m"/></a>',
      '<a xmlns="d" xmlns:p="n"><p:b/><p:c xmlns:p="m"/></a>',
    ],
    [
      'a default that begins inside, there',
      '<p:a xmlns:p="n"><b xmlns="d"/></p:a>',
      '<p:a xmlns:p="n"><b xmlns="d"/></p:a>',
    ],
  ])('is written with %s', (_, text, written) => {
    const root = read(text);
    expect(writeXml(documentToWrite(root))).toBe(written);
    expect(read(written)).toEqual(root);
  });
});
