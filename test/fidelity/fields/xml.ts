import { attributeOf, childOf, childrenOf, textOf, type XmlElement } from '../../../src/wire/xml/element.ts';
import { readXml } from '../../../src/wire/xml/read.ts';
import { below, fieldWriter, type Fields, type FieldWriter } from './fields.ts';

/**
 * Elements that hold everything and tell nothing: paths below them begin anew, so that the same value has the same path
 * in an envelope and without one.
 */
const OPEN: ReadonlySet<string> = new Set([
  's:Envelope',
  's:Body',
  'e:propertyset',
  'e:property',
  'DIDL-Lite',
  'Event',
  'InstanceID',
  'ZPSupportInfo',
]);

/** What tells repeated elements apart: the text of a child, or an attribute behind `@`; the others are counted. */
const KEYS: Readonly<Record<string, string>> = {
  service: 'serviceId',
  stateVariable: 'name',
  action: 'name',
  Service: '@Id',
  Volume: '@channel',
  Mute: '@channel',
  Loudness: '@channel',
  QueueID: '@val',
  Data: '@name',
  Account: '@SerialNum',
};

/** A document as the product's own reader understands it; documents inside texts and attributes are read as well. */
export function xmlFields(text: string): Fields {
  const read = readXml(text.trim(), { ignoreStylesheet: true });
  if (!read.ok) throw new Error(`the recording cannot be read: ${read.error.detail}`);
  const writer = fieldWriter();
  new Walk(writer).document(read.value, '');
  return writer.fields;
}

/** Elements that stand alone, as in the test of a control point: values of an answer without its envelope. */
export const valueFields = (text: string): Fields => below(xmlFields(`<values>${text}</values>`), 'values/');

interface Place {
  readonly path: string;
  /** The document that this stands in: what is told once for it is told there. */
  readonly document: Document;
}

/** Namespaces are told once, where a document first uses them. */
interface Document {
  readonly path: string;
  readonly namespaces: Set<string>;
}

/** One walk through a document and the documents inside it. */
class Walk {
  readonly #writer: FieldWriter;
  readonly #counts = new Map<string, number>();

  constructor(writer: FieldWriter) {
    this.#writer = writer;
  }

  document(root: XmlElement, path: string): void {
    this.#element(root, { path, document: { path, namespaces: new Set() } });
  }

  #element(el: XmlElement, { path: above, document }: Place): void {
    const path = this.#place(el, above);
    this.#namespace(el, document);
    for (const { name, value } of el.attributes) this.#value(`${path}@${name}`, value);
    const children = childrenOf(el);
    const text = textOf(el).trim();
    if (text !== '' || (children.length === 0 && el.attributes.length === 0)) this.#value(path, text);
    for (const child of children) this.#element(child, { path: OPEN.has(el.name) ? above : path, document });
  }

  #namespace({ prefix, namespace }: XmlElement, { path, namespaces }: Document): void {
    const told = `${path}xmlns${prefix === '' ? '' : ':'}${prefix}`;
    if (namespace === '' || namespaces.has(`${told} ${namespace}`)) return;
    namespaces.add(`${told} ${namespace}`);
    this.#writer.add(told, namespace);
  }

  /** `item`, `item[2]`, `service[urn:upnp-org:serviceId:Queue]`. */
  #place(el: XmlElement, above: string): string {
    const key = KEYS[el.name];
    const mark = key === undefined ? undefined : markOf(el, key);
    const name = mark === undefined ? el.name : `${el.name}[${mark}]`;
    const base = above === '' || above.endsWith(' ') ? `${above}${name}` : `${above}/${name}`;
    const count = (this.#counts.get(base) ?? 0) + 1;
    this.#counts.set(base, count);
    return count === 1 ? base : `${base}[${count}]`;
  }

  #value(path: string, raw: string): void {
    const text = raw.trim();
    const inner = text.startsWith('<') ? readXml(text) : undefined;
    if (inner?.ok) this.document(inner.value, `${path} > `);
    else this.#writer.add(path, text);
  }
}

function markOf(el: XmlElement, key: string): string | undefined {
  if (key.startsWith('@')) return attributeOf(el, key.slice(1));
  const child = childOf(el, key);
  return child && textOf(child).trim();
}
