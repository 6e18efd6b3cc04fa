import { type ElementInput, element, writeXml } from '../xml/write.ts';
import { DIDL_NAMESPACE, DIDL_PREFIXES, type DidlObject, type DidlProperty } from './object.ts';

/** A DIDL-Lite document with the prefixes that players use. Title and class stand where ContentDirectory:1 wants them. */
export function writeDidl(objects: readonly DidlObject[]): string {
  const namespaces = Object.entries(DIDL_PREFIXES).map(
    ([prefix, name]) => [`xmlns:${prefix}`, name] as const,
  );
  const attributes = Object.fromEntries([...namespaces, ['xmlns', DIDL_NAMESPACE]]);
  return writeXml(element('DIDL-Lite', attributes, objects.map(objectElement)));
}

function objectElement(object: DidlObject): ElementInput {
  const { title, upnpClass, parentId } = object;
  const properties: readonly DidlProperty[] = [
    ...object.resources.map(({ uri, attributes }) => ({ name: 'res', value: uri, attributes })),
    ...(title === undefined ? [] : [{ name: 'dc:title', value: title, attributes: [] }]),
    ...(upnpClass === undefined ? [] : [{ name: 'upnp:class', value: upnpClass, attributes: [] }]),
    ...object.properties,
  ];
  return {
    name: object.kind,
    attributes: [
      ['id', object.id],
      ...(parentId === undefined ? [] : [['parentID', parentId] as const]),
      ...object.attributes,
    ],
    children: properties.map(propertyElement),
  };
}

/** A foreign namespace is declared on the element itself. */
function propertyElement({ name, value, attributes }: DidlProperty): ElementInput {
  const children = value === '' ? [] : [value];
  const end = name.startsWith('{') ? name.lastIndexOf('}') : -1;
  if (end === -1) return { name, attributes, children };
  const namespace = ['xmlns', name.slice(1, end)] as const;
  return { name: name.slice(end + 1), attributes: [namespace, ...attributes], children };
}
