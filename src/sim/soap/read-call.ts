import { XMLParser } from 'fast-xml-parser';

/** What the body of a SOAP request asks for, read leniently: any prefixes, any order. */
export interface SoapCall {
  readonly action: string;
  /** Repeats kept, in order. */
  readonly arguments: readonly (readonly [name: string, value: string])[];
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: true,
  removeNSPrefix: true,
  parseTagValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  htmlEntities: true,
});

type XmlNode = Readonly<Record<string, unknown>>;

/**
 * Envelope, Body, then the first element is the action. Undefined when there is none.
 * Unsure: whether players go by SOAPACTION or by the body when the two differ; here the body decides, which is the
 * worse case for whoever filters by header.
 */
export function readCall(body: string): SoapCall | undefined {
  const document = parse(body);
  const envelope = firstNamed(document, 'Envelope');
  const inner = envelope && firstNamed(envelope, 'Body');
  const call = inner?.map(named).find((element) => element !== undefined);
  if (!call) return undefined;
  const elements = call.children.map(named).filter((element) => element !== undefined);
  return {
    action: call.name,
    arguments: elements.map((element) => [element.name, textOf(element.children)]),
  };
}

/** SOAP 1.1 §3: a message must not contain a document type declaration, so it brings no entities of its own. */
function parse(body: string): readonly XmlNode[] {
  if (/<!DOCTYPE/i.test(body)) return [];
  try {
    const document: unknown = parser.parse(body, true);
    return asNodes(document);
  } catch {
    return [];
  }
}

const isNode = (value: unknown): value is XmlNode => typeof value === 'object' && value !== null;

const asNodes = (value: unknown): readonly XmlNode[] => (Array.isArray(value) ? value.filter(isNode) : []);

interface Named {
  readonly name: string;
  readonly children: readonly XmlNode[];
}

/** An element of the parser's ordered form is an object with one key; text is under `#text`. */
function named(node: XmlNode): Named | undefined {
  const name = Object.keys(node).find((key) => key !== ':@');
  if (name === undefined || name.startsWith('#')) return undefined;
  return { name, children: asNodes(node[name]) };
}

function firstNamed(nodes: readonly XmlNode[], name: string): readonly XmlNode[] | undefined {
  return nodes.map(named).find((element) => element?.name === name)?.children;
}

const textOf = (nodes: readonly XmlNode[]): string =>
  nodes
    .map((node) => node['#text'])
    .filter((part) => typeof part === 'string')
    .join('');
