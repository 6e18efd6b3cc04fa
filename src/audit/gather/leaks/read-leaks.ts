import { XML_LIMITS } from '../../../wire/limits.ts';
import { isElement, type XmlElement } from '../../../wire/xml/element.ts';
import { readXml } from '../../../wire/xml/read.ts';
import type { Leak } from '../../evidence/status-pages.ts';
import { fromElement } from './element-rules.ts';
import { fromJson } from './json-rules.ts';
import { fromText } from './text-rules.ts';

const MAX_LEAKS = 60;
const MAX_VALUE = 120;

/**
 * What a page gives away. Pages are XML, JSON or plain text; what is no well-formed XML is read as text. Every value
 * once, the first few: a page that names a thousand things proves no more than one that names sixty.
 */
export function readLeaks(text: string): readonly Leak[] {
  const found = text.trimStart().startsWith('{') ? fromJson(text) : fromMarkup(text);
  const unique = new Map(
    found
      .map((leak) => ({ ...leak, value: leak.value.trim().slice(0, MAX_VALUE) }))
      .filter(({ value }) => value !== '')
      .map((leak) => [`${leak.kind}\n${leak.value}`, leak]),
  );
  return [...unique.values()].slice(0, MAX_LEAKS);
}

function fromMarkup(text: string): readonly Leak[] {
  const root = readXml(text, { ignoreStylesheet: true, maxBytes: XML_LIMITS.maxBytes });
  return root.ok ? walk(root.value) : fromText(text);
}

/** Depth is bounded by the XML reader. */
const walk = (element: XmlElement): readonly Leak[] => [
  ...fromElement(element),
  ...element.children.filter(isElement).flatMap(walk),
];
