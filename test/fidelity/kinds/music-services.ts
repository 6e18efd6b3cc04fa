import type { LinkedFileState, MusicServiceState } from '../../../src/sim/state/household.ts';
import { attributeOf, childOf, childrenOf, type XmlElement } from '../../../src/wire/xml/element.ts';
import { readXml } from '../../../src/wire/xml/read.ts';
import { fieldWriter, type Fields } from '../fields/fields.ts';
import { jsonFields } from '../fields/json.ts';

/** Every Service element of a document, in whichever text it stands. */
export function servicesIn(text: string): readonly MusicServiceState[] {
  const root = readXml(text.includes('&lt;Services') ? inner(text) : text.trim());
  if (!root.ok) throw new Error(root.error.detail);
  return childrenOf(root.value, 'Service').map(serviceOf);
}

/** The list stands escaped once in the answer. */
function inner(text: string): string {
  const escaped = /&lt;Services.*&lt;\/Services&gt;/s.exec(text)?.[0] ?? '';
  return escaped
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

function serviceOf(el: XmlElement): MusicServiceState {
  const at = (name: string): string => attributeOf(el, name) ?? '';
  const policy = childOf(el, 'Policy');
  const presentation = childOf(el, 'Presentation');
  const files = {
    strings: childOf(presentation ?? el, 'Strings'),
    presentationMap: childOf(presentation ?? el, 'PresentationMap'),
  };
  return {
    id: Number(at('Id')),
    name: at('Name'),
    version: at('Version'),
    uri: at('Uri'),
    secureUri: at('SecureUri'),
    containerType: at('ContainerType'),
    capabilities: at('Capabilities'),
    auth: (policy && attributeOf(policy, 'Auth')) ?? '',
    pollInterval: (policy && attributeOf(policy, 'PollInterval')) ?? '',
    ...(files.strings ? { strings: fileOf(files.strings) } : {}),
    ...(files.presentationMap ? { presentationMap: fileOf(files.presentationMap) } : {}),
  };
}

const fileOf = (el: XmlElement): LinkedFileState => ({
  version: attributeOf(el, 'Version') ?? '',
  uri: attributeOf(el, 'Uri') ?? '',
});

export function servicesOf(told: unknown): readonly MusicServiceState[] {
  return (Array.isArray(told) ? told : []).map((service: unknown) => {
    const at = jsonFields(service);
    const text = (name: string): string => at.get(name) ?? '';
    return {
      id: Number(text('Id')),
      name: text('Name'),
      version: text('Version'),
      uri: text('Uri'),
      secureUri: text('SecureUri'),
      containerType: text('ContainerType'),
      capabilities: text('Capabilities'),
      auth: text('Policy/Auth'),
      pollInterval: text('Policy/PollInterval'),
      manifest: { version: text('Manifest/Version'), uri: text('Manifest/Uri') },
    };
  });
}

const INNER = ['Policy', 'Manifest'];

export function servicesAsFields(text: string): Fields {
  const writer = fieldWriter();
  const told: unknown = JSON.parse(text);
  for (const service of Array.isArray(told) ? told : []) {
    const fields = jsonFields(service);
    const path = `Service[${fields.get('Id') ?? ''}]`;
    for (const [name, value] of fields) {
      const [element = '', attribute] = name.split('/');
      writer.add(
        attribute !== undefined && INNER.includes(element)
          ? `${path}/${element}@${attribute}`
          : `${path}@${name}`,
        value,
      );
    }
  }
  return writer.fields;
}
