import type { SaxesTagNS } from 'saxes';
import type { RefusalKind } from '../../base/refusal.ts';
import type { XmlLimits } from '../limits.ts';
import type { XmlAttribute, XmlElement, XmlNode } from './element.ts';
import { isQualifiedName, XML_NAMESPACE } from './names.ts';

interface OpenElement extends XmlElement {
  readonly children: XmlNode[];
}

/** Builds the tree from parser events and holds the limits. The first refusal stands; later events change nothing. */
export class TreeBuilder {
  root: XmlElement | undefined;
  refusal: { readonly kind: RefusalKind; readonly detail: string } | undefined;
  readonly #limits: XmlLimits;
  readonly #open: OpenElement[] = [];
  #elements = 0;
  #attributes = 0;
  #allAttributes = 0;

  constructor(limits: XmlLimits) {
    this.#limits = limits;
  }

  refuse(kind: RefusalKind, detail: string): void {
    this.refusal ??= { kind, detail };
  }

  declaration(version: string | undefined, encoding: string | undefined): void {
    if (version !== undefined && version !== '1.0') this.refuse('unsupported', 'the XML version is not 1.0');
    if (encoding !== undefined && !/^(utf-?8|us-ascii)$/i.test(encoding))
      this.refuse('unsupported', 'the declared encoding is not UTF-8');
  }

  startOfTag(name: string): void {
    this.#elements += 1;
    this.#attributes = 0;
    this.#atMost('elements', this.#elements, this.#limits.maxElements);
    this.#atMost('elements inside one another', this.#open.length + 1, this.#limits.maxDepth);
    this.#atMost('characters in a name', name.length, this.#limits.maxNameLength);
  }

  attribute(name: string, value: string): void {
    this.#attributes += 1;
    this.#allAttributes += 1;
    this.#atMost('attributes', this.#allAttributes, this.#limits.maxAllAttributes);
    this.#atMost('attributes on one element', this.#attributes, this.#limits.maxAttributes);
    this.#atMost('characters in a name', name.length, this.#limits.maxNameLength);
    this.#atMost('characters in an attribute', value.length, this.#limits.maxAttributeLength);
  }

  open(tag: SaxesTagNS): void {
    if (this.refusal || !this.#isWellNamed(tag)) return;
    const el: OpenElement = {
      name: tag.name,
      prefix: tag.prefix,
      local: tag.local,
      namespace: tag.uri,
      attributes: attributesOf(tag),
      children: [],
    };
    this.#open.at(-1)?.children.push(el);
    this.root ??= el;
    this.#open.push(el);
  }

  text(text: string): void {
    const parent = this.#open.at(-1);
    if (this.refusal || !parent) return;
    const before = parent.children.at(-1);
    const joined = typeof before === 'string' ? before + text : text;
    this.#atMost('characters in one text', joined.length, this.#limits.maxTextLength);
    if (typeof before === 'string') parent.children.pop();
    if (joined !== '') parent.children.push(joined);
  }

  close(): void {
    this.#open.pop();
  }

  /** What the parser complained of, in a fixed wording: its own texts quote the document at any length. */
  problem(message: string): void {
    if (message.includes('undefined entity'))
      this.refuse('forbidden', 'an entity other than the five of XML');
    else this.refuse('malformed', wordingOf(message));
  }

  #isWellNamed(tag: SaxesTagNS): boolean {
    const names = [tag, ...Object.values(tag.attributes)].map(({ name }) => name);
    if (!names.every(isQualifiedName)) this.refuse('malformed', 'a name is no name with at most one prefix');
    if (tag.uri === XML_NAMESPACE) this.refuse('forbidden', 'an element is in the namespace of XML itself');
    return this.refusal === undefined;
  }

  #atMost(what: string, count: number, limit: number): void {
    if (count > limit) this.refuse('limit', `there are more than ${limit} ${what}`);
  }
}

/** saxes texts that quote the document, by the words before the quotation. */
const QUOTING = [
  'unclosed tag',
  'unmatched closing tag',
  'malformed name',
  'unbound namespace prefix',
  'duplicate attribute',
];

function wordingOf(message: string): string {
  const text = message.replace(/^\d+:\d+: /, '');
  return QUOTING.find((words) => text.startsWith(words)) ?? text.replace(/\.$/, '').slice(0, 100);
}

const attributesOf = (tag: SaxesTagNS): readonly XmlAttribute[] =>
  Object.values(tag.attributes)
    .filter(({ name, prefix }) => prefix !== 'xmlns' && name !== 'xmlns')
    .map(({ name, prefix, local, uri, value }) => ({ name, prefix, local, namespace: uri, value }));
