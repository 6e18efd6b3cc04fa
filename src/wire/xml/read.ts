import { SaxesParser } from 'saxes';
import { type Parsed, refuser } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import { XML_LIMITS, type XmlLimits } from '../limits.ts';
import { TreeBuilder } from './builder.ts';
import type { XmlElement } from './element.ts';
import { withPlainLineEnds } from './line-ends.ts';

export type { XmlLimits } from '../limits.ts';

export interface XmlOptions extends Partial<XmlLimits> {
  /** Drops `<?xml-stylesheet …?>` before the root instead of refusing it: players' status pages begin with one. */
  readonly ignoreStylesheet?: boolean;
}

const refuse = refuser('xml');

/** Fatal decoding: a byte that is no UTF-8 refuses the document; nothing is replaced. */
const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** Characters between two looks at whether a refusal stands: saxes goes on after an error and builds one for each more. */
const STEP = 256;

/** The only entities of XML without a DOCTYPE (XML 1.0 §4.6). */
const FIVE_ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" } as const;

/**
 * A whole XML 1.0 document in UTF-8. Refused: DOCTYPE, entities other than the five, processing instructions, other
 * encodings and versions, and anything beyond the limits. Comments are dropped and the text around them is joined, so
 * that a comment hides nothing from whoever judges the value.
 */
export function readXml(input: Uint8Array | string, options: XmlOptions = {}): Parsed<XmlElement> {
  const all = { ignoreStylesheet: false, ...XML_LIMITS, ...options };
  if (input.length > all.maxBytes)
    return refuse('limit', `the document is longer than ${all.maxBytes} bytes`);
  const text = typeof input === 'string' ? wellFormed(input) : decode(input);
  if (!text.ok) return text;
  if (tooManyBrackets(text.value, all.maxBrackets))
    return refuse('limit', `there are more than ${all.maxBrackets} closing brackets beside CDATA`);
  return parse(withPlainLineEnds(text.value), all);
}

function tooManyBrackets(text: string, limit: number): boolean {
  if (!text.includes('<![CDATA[')) return false;
  let count = 0;
  for (let at = text.indexOf(']'); at !== -1 && count <= limit; at = text.indexOf(']', at + 1)) count += 1;
  return count > limit;
}

const wellFormed = (text: string): Parsed<string> =>
  text.isWellFormed() ? ok(text) : refuse('malformed', 'the text holds half a surrogate pair');

function decode(bytes: Uint8Array): Parsed<string> {
  try {
    return ok(UTF8.decode(bytes));
  } catch {
    return refuse('malformed', 'the document is not UTF-8');
  }
}

function parse(
  text: string,
  options: XmlLimits & { readonly ignoreStylesheet: boolean },
): Parsed<XmlElement> {
  const parser = new SaxesParser({
    xmlns: true,
    position: false,
    defaultXMLVersion: '1.0',
    forceXMLVersion: true,
  });
  closeEntityTable(parser.ENTITIES);
  const builder = new TreeBuilder(options);
  connect(parser, builder);
  parser.on('processinginstruction', ({ target }) => {
    if (target === 'xml-stylesheet' && options.ignoreStylesheet && !builder.root) return;
    builder.refuse('forbidden', 'a processing instruction is never accepted');
  });
  for (let at = 0; at < text.length && !builder.refusal; at += STEP) parser.write(text.slice(at, at + STEP));
  if (!builder.refusal) parser.close();
  if (builder.refusal) return refuse(builder.refusal.kind, builder.refusal.detail);
  return builder.root ? ok(builder.root) : refuse('malformed', 'the document has no root element');
}

/** saxes looks entities up along the prototype chain: without this, `&constructor;` would have a value. */
function closeEntityTable(entities: Record<string, string>): void {
  Object.setPrototypeOf(entities, null);
  Object.assign(entities, FIVE_ENTITIES);
}

function connect(
  parser: SaxesParser<{ xmlns: true; forceXMLVersion: true; defaultXMLVersion: '1.0' }>,
  builder: TreeBuilder,
): void {
  parser.on('xmldecl', ({ version, encoding }) => builder.declaration(version, encoding));
  parser.on('doctype', () => builder.refuse('forbidden', 'a DOCTYPE is never accepted'));
  parser.on('opentagstart', ({ name }) => builder.startOfTag(name));
  parser.on('attribute', ({ name, value }) => builder.attribute(name, value));
  parser.on('opentag', (tag) => builder.open(tag));
  parser.on('text', (text) => builder.text(text));
  parser.on('cdata', (text) => builder.text(text));
  parser.on('closetag', () => builder.close());
  parser.on('error', (error) => builder.problem(error.message));
}
