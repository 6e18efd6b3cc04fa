import { type Parsed, parseAll } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import { DESCRIPTION_LIMITS } from '../limits.ts';
import { childrenOf, type XmlElement } from '../xml/element.ts';
import { readXml } from '../xml/read.ts';
import type { DeviceDescription } from './device.ts';
import { type Fields, listAt, optionalField, refuse, requiredFields, simpleFields } from './fields.ts';
import { readIcons, readServices } from './lists.ts';
import { DEVICE_NAMESPACE, FACTS, LISTS } from './names.ts';

/** The root device with its embedded devices. A device without deviceType or UDN is none and refused. */
export function parseDescription(body: Uint8Array | string): Parsed<DeviceDescription> {
  const read = readXml(body);
  if (!read.ok) return read;
  if (read.value.local !== 'root' || read.value.namespace !== DEVICE_NAMESPACE)
    return refuse('malformed', 'the root is no device description');
  const devices = childrenOf(read.value, 'device', DEVICE_NAMESPACE);
  const [device] = devices;
  if (!device || devices.length > 1) return refuse('malformed', 'there is not exactly one root device');
  return readDevice(device, { depth: 1, count: { devices: 0 } });
}

interface Place {
  readonly depth: number;
  /** Counted over the whole description. */
  readonly count: { devices: number };
}

function readDevice(el: XmlElement, place: Place): Parsed<DeviceDescription> {
  place.count.devices += 1;
  if (place.depth > DESCRIPTION_LIMITS.maxDepth || place.count.devices > DESCRIPTION_LIMITS.maxDevices)
    return refuse(
      'limit',
      `there are more than ${DESCRIPTION_LIMITS.maxDevices} devices or ${DESCRIPTION_LIMITS.maxDepth} levels`,
    );
  const fields = simpleFields(el);
  if (!fields.ok) return fields;
  const facts = readFacts(fields.value);
  if (!facts.ok) return facts;
  const services = readServices(el);
  if (!services.ok) return services;
  const icons = readIcons(el);
  if (!icons.ok) return icons;
  const devices = readEmbedded(el, place);
  if (!devices.ok) return devices;
  return ok({
    ...facts.value,
    services: services.value,
    devices: devices.value,
    icons: icons.value,
    extra: extraOf(fields.value),
  });
}

type Facts = Omit<DeviceDescription, 'services' | 'devices' | 'icons' | 'extra'>;

function readFacts(fields: Fields): Parsed<Facts> {
  const required = requiredFields(fields, ['deviceType', 'UDN']);
  if (!required.ok) return required;
  const optional: Record<string, string> = {};
  for (const name of FACTS) {
    const value = optionalField(fields, name);
    if (!value.ok) return value;
    if (value.value !== undefined) optional[name] = value.value;
  }
  const { friendlyName = '', manufacturer = '', modelName = '', modelNumber, presentationURL } = optional;
  return ok({
    deviceType: required.value('deviceType'),
    udn: required.value('UDN'),
    friendlyName,
    manufacturer,
    modelName,
    ...(modelNumber === undefined ? {} : { modelNumber }),
    ...(presentationURL === undefined ? {} : { presentationURL }),
  });
}

function readEmbedded(el: XmlElement, { depth, count }: Place): Parsed<readonly DeviceDescription[]> {
  const list = listAt(el, 'deviceList');
  if (!list.ok) return list;
  const elements = list.value ? childrenOf(list.value, 'device', DEVICE_NAMESPACE) : [];
  return parseAll(elements, (device) => readDevice(device, { depth: depth + 1, count }));
}

const NOT_EXTRA: readonly string[] = [...FACTS, ...LISTS];

const extraOf = (fields: Fields): DeviceDescription['extra'] =>
  fields.filter(({ name }) => !NOT_EXTRA.includes(name)).map(({ name, value }) => [name, value]);
