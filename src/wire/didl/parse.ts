import { isUtf8 } from 'node:buffer';
import { type Parsed, parseAll, refuser } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import { DIDL_LIMITS } from '../limits.ts';
import { attributeOf, childrenOf, isElement, textOf, type XmlElement } from '../xml/element.ts';
import { readXml } from '../xml/read.ts';
import { withoutBareAmpersands } from './bare-ampersands.ts';
import { DIDL_NAMESPACE, DIDL_PREFIXES, type DidlObject, type DidlProperty } from './object.ts';

const refuse = refuser('didl');

/**
 * The objects of a DIDL-Lite document in order. A title with a bare ampersand is borne, for players send such; it has one
 * reading, and `writeDidl` escapes it. Other markup that was left unescaped (`<`, `&nbsp;`) has more than one and is refused.
 */
export function parseDidl(input: Uint8Array | string): Parsed<readonly DidlObject[]> {
  const read = readTolerantly(input);
  if (!read.ok) return read;
  if (read.value.local !== 'DIDL-Lite' || read.value.namespace !== DIDL_NAMESPACE)
    return refuse('malformed', 'the root is no DIDL-Lite');
  const elements = childrenOf(read.value);
  if (elements.length > DIDL_LIMITS.maxObjects)
    return refuse('limit', `there are more than ${DIDL_LIMITS.maxObjects} objects`);
  return parseAll(elements, readObject);
}

function readTolerantly(input: Uint8Array | string): Parsed<XmlElement> {
  const strict = readXml(input);
  if (strict.ok || strict.error.kind === 'limit') return strict;
  const text = textOfInput(input);
  const escaped = text === undefined ? undefined : withoutBareAmpersands(text);
  return escaped === undefined ? strict : readXml(escaped);
}

/** Undefined for bytes that are no UTF-8: nothing is replaced. */
function textOfInput(input: Uint8Array | string): string | undefined {
  if (typeof input === 'string') return input;
  return isUtf8(input) ? Buffer.from(input).toString('utf8') : undefined;
}

function readObject(el: XmlElement): Parsed<DidlObject> {
  const { local: kind } = el;
  if ((kind !== 'item' && kind !== 'container') || el.namespace !== DIDL_NAMESPACE)
    return refuse('malformed', 'an object is neither item nor container');
  const id = attributeOf(el, 'id');
  if (id === undefined) return refuse('malformed', 'an object has no id');
  const children = childrenOf(el);
  if (children.length > DIDL_LIMITS.maxProperties)
    return refuse('limit', `an object has more than ${DIDL_LIMITS.maxProperties} properties`);
  if (children.some((child) => child.children.some(isElement)))
    return refuse('malformed', 'a property holds markup that is not escaped');
  return ok({
    kind,
    id,
    ...parentOf(el),
    attributes: attributesOf(el, ['id', 'parentID']),
    ...readProperties(children),
  });
}

function parentOf(el: XmlElement): { readonly parentId?: string } {
  const parentId = attributeOf(el, 'parentID');
  return parentId === undefined ? {} : { parentId };
}

type Properties = Pick<DidlObject, 'title' | 'upnpClass' | 'resources' | 'properties'>;

function readProperties(children: readonly XmlElement[]): Properties {
  const all = children.map((child) => ({
    name: nameOf(child),
    value: textOf(child),
    attributes: attributesOf(child),
  }));
  const title = all.find(({ name }) => name === 'dc:title');
  const upnpClass = all.find(({ name }) => name === 'upnp:class');
  const resources = all.filter(({ name }) => name === 'res');
  const others = all.filter(
    (property) => property !== title && property !== upnpClass && property.name !== 'res',
  );
  return {
    ...(title ? { title: title.value } : {}),
    ...(upnpClass ? { upnpClass: upnpClass.value } : {}),
    resources: resources.map(({ value, attributes }) => ({ uri: value, attributes })),
    properties: others,
  };
}

/** A name with the usual prefix of its namespace, whatever the document calls it. */
function nameOf({ local, namespace }: XmlElement): string {
  if (namespace === DIDL_NAMESPACE) return local;
  const prefix = Object.keys(DIDL_PREFIXES).find((key) => DIDL_PREFIXES[key] === namespace);
  return prefix === undefined ? `{${namespace}}${local}` : `${prefix}:${local}`;
}

/** Attributes without a prefix; those with one (`pv:…`, `sec:…`) are other vendors' and left out. */
const attributesOf = (el: XmlElement, without: readonly string[] = []): DidlProperty['attributes'] =>
  el.attributes
    .filter(({ prefix, local }) => prefix === '' && !without.includes(local))
    .map(({ local, value }) => [local, value]);
