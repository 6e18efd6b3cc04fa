import { isQualifiedName } from './names.ts';

/** An element to be written. Names carry their prefix; the caller declares namespaces as attributes. */
export interface ElementInput {
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly children: readonly (ElementInput | string)[];
}

/** An element to write; attributes whose value is undefined are left out. */
export const element = (
  name: string,
  attributes: Readonly<Record<string, string | undefined>> = {},
  children: readonly (ElementInput | string)[] = [],
): ElementInput => ({
  name,
  attributes: Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value]],
  ),
  children,
});

/**
 * XML 1.0 text of an element, everything escaped: no value can open or close markup. Line ends and tabs that a reader
 * would change travel as character references. Throws on characters that XML cannot carry and on names that are none:
 * both are bugs of the caller, for every name and every value that `readXml` gave can be written.
 */
export function writeXml(
  node: ElementInput,
  { declaration = false }: { readonly declaration?: boolean } = {},
): string {
  return (declaration ? '<?xml version="1.0" encoding="utf-8"?>' : '') + elementText(node);
}

function elementText({ name, attributes, children }: ElementInput): string {
  const attributeText = attributes
    .map(([key, value]) => ` ${nameText(key)}="${escapeAttribute(value)}"`)
    .join('');
  if (children.length === 0) return `<${nameText(name)}${attributeText}/>`;
  const inner = children.map((child) => (typeof child === 'string' ? escapeText(child) : elementText(child)));
  return `<${nameText(name)}${attributeText}>${inner.join('')}</${name}>`;
}

function nameText(name: string): string {
  if (!isQualifiedName(name)) throw new Error('not writable as XML: a name');
  return name;
}

/** Characters outside the Char production of XML 1.0 §2.2. */
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

function assertText(text: string): void {
  if (NOT_XML.test(text)) throw new Error('not writable as XML: a character');
}

const TEXT_ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\r': '&#13;',
};
const ATTRIBUTE_ESCAPES: Readonly<Record<string, string>> = {
  ...TEXT_ESCAPES,
  '"': '&quot;',
  "'": '&apos;',
  '\n': '&#10;',
  '\t': '&#9;',
};

function escapeText(text: string): string {
  assertText(text);
  return text.replace(/[&<>\r]/g, (character) => TEXT_ESCAPES[character] ?? '');
}

function escapeAttribute(text: string): string {
  assertText(text);
  return text.replace(/[&<>"'\t\n\r]/g, (character) => ATTRIBUTE_ESCAPES[character] ?? '');
}

/** Whether every character can stand in an XML document. */
export const isXmlText = (text: string): boolean => !NOT_XML.test(text);
