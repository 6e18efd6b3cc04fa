import { parseDescription } from '../../../src/wire/description/parse.ts';
import type { DeviceDescription, ServiceReference } from '../../../src/wire/description/device.ts';
import { attributeOf, childOf, childrenOf, textOf, type XmlElement } from '../../../src/wire/xml/element.ts';
import { readXml } from '../../../src/wire/xml/read.ts';
import type { Comparison } from '../comparison.ts';
import { fieldWriter, type Fields, type FieldWriter } from '../fields/fields.ts';
import { solo } from '../situation.ts';
import { onStage, type Stage } from '../stage.ts';
import { dumpFields } from './scpd-dump.ts';
import { addAction, addReference, addVariable } from './scpd-fields.ts';

const allServices = (device: DeviceDescription): readonly ServiceReference[] => [
  ...device.services,
  ...device.devices.flatMap(allServices),
];

/** The last of a name counts: ConnectionManager stands in two devices, and the dumps show that of the renderer. */
async function simulated({ get }: Stage): Promise<Fields> {
  const writer = fieldWriter();
  const description = parseDescription((await get('/xml/device_description.xml')).body);
  if (!description.ok) throw new Error(description.error.detail);
  const byName = new Map(allServices(description.value).map((service) => [nameOf(service), service]));
  for (const [name, service] of byName) {
    addReference(writer, name, service);
    addScpd(writer, name, (await get(service.scpdUrl)).body);
  }
  return writer.fields;
}

/** Read element by element: the product's own reader takes a variable that is described twice for one. */
function addScpd(writer: FieldWriter, service: string, text: string): void {
  const read = readXml(text);
  if (!read.ok) throw new Error(`${service}: ${read.error.detail}`);
  for (const el of listed(read.value, 'serviceStateTable', 'stateVariable'))
    addVariable(writer, service, {
      name: textAt(el, 'name'),
      dataType: textAt(el, 'dataType'),
      sendEvents: attributeOf(el, 'sendEvents') === 'yes',
      allowedValues: listed(el, 'allowedValueList', 'allowedValue').map(textOf),
    });
  for (const el of listed(read.value, 'actionList', 'action'))
    addAction(
      writer,
      `${service}/action[${textAt(el, 'name')}]`,
      listed(el, 'argumentList', 'argument').map(argument),
    );
}

const textAt = (el: XmlElement, name: string): string => {
  const child = childOf(el, name);
  return child ? textOf(child) : '';
};

const listed = (el: XmlElement, list: string, item: string): readonly XmlElement[] => {
  const container = childOf(el, list);
  return container ? childrenOf(container, item) : [];
};

const argument = (
  el: XmlElement,
): { readonly name: string; readonly direction: string; readonly variable: string } => ({
  name: textAt(el, 'name'),
  direction: textAt(el, 'direction'),
  variable: textAt(el, 'relatedStateVariable'),
});

const nameOf = ({ serviceId }: ServiceReference): string => serviceId.split(':').at(-1) ?? '';

const scpds = (file: string, model: string, build: string): Comparison => ({
  recording: `svrooij__sonos-api-docs/${file}`,
  kind: 'scpd',
  model,
  build,
  unordered: true,
  recorded: dumpFields,
  simulated: () => onStage(solo({ model, build }), simulated),
});

export const SCPDS: readonly Comparison[] = [
  scpds('discovery-history/sonos-S1-86.4-73290.json', 'S1', '86.4-73290'),
  scpds('discovery-history/sonos-S18-70.1-34112.json', 'S18', '70.1-34112'),
  scpds('discovery-history/sonos-S18-77.4-49290.json', 'S18', '77.4-49290'),
  scpds('discovery-history/sonos-S18-85.0-64200.json', 'S18', '85.0-64200'),
  scpds('discovery-history/sonos-S36-90.0-67171.json', 'S36', '90.0-67171'),
  scpds('discovery-history/sonos-S5-57.3-81090.json', 'S5', '57.3-81090'),
  scpds('discovery-history/sonos-S9-57.10-25140.json', 'S9', '57.10-25140'),
  scpds('discovery/sonos-S1-2.json', 'S1', '86.7-77050'),
  scpds('discovery/sonos-S13-2.json', 'S13', '63.2-90210'),
  scpds('discovery/sonos-S14-2.json', 'S14', '64.3-19080'),
  scpds('discovery/sonos-S16-2.json', 'S16', '79.1-53290'),
  scpds('discovery/sonos-S17-2.json', 'S17', '93.1-73290'),
  scpds('discovery/sonos-S18-2.json', 'S18', '95.0-77060'),
  scpds('discovery/sonos-S19-2.json', 'S19', '70.1-34112'),
  scpds('discovery/sonos-S21-2.json', 'S21', '66.4-23300'),
  scpds('discovery/sonos-S27-2.json', 'S27', '63.2-90210'),
  scpds('discovery/sonos-S3-2.json', 'S3', '64.3-19080'),
  scpds('discovery/sonos-S33-2.json', 'S33', '95.0-77060'),
  scpds('discovery/sonos-S36-2.json', 'S36', '95.0-77060'),
  scpds('discovery/sonos-S38-2.json', 'S38', '95.0-77060'),
  scpds('discovery/sonos-S39-2.json', 'S39', '79.1-53290'),
  scpds('discovery/sonos-S5-1.json', 'S5', '57.19-49220'),
  scpds('discovery/sonos-S6-2.json', 'S6', '86.4-73290'),
  scpds('discovery/sonos-S9-2.json', 'S9', '86.7-77050'),
  scpds('discovery/sonos-Sub-2.json', 'Sub', '63.2-90210'),
];
