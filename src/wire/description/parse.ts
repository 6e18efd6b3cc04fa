import type { Parsed } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import { DESCRIPTION_LIMITS } from '../limits.ts';
import { childOf, childrenOf, type XmlElement } from '../xml/element.ts';
import { readXml } from '../xml/read.ts';
import type { DeviceDescription } from './device.ts';
import { type Fields, optionalField, refuse, requiredFields, simpleFields } from './fields.ts';
import { readIcons, readServices } from './lists.ts';

const DEVICE_NAMESPACE = 'urn:schemas-upnp-org:device-1-0';

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

/** Elements that have their own place in a device; the others are `extra`. */
const KNOWN = [
  'deviceType',
  'UDN',
  'friendlyName',
  'manufacturer',
  'modelName',
  'modelNumber',
  'presentationURL',
];
const STRUCTURE = ['serviceList', 'deviceList', 'iconList'];

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
  const services = readServices(childOf(el, 'serviceList'));
  if (!services.ok) return services;
  const icons = readIcons(childOf(el, 'iconList'));
  if (!icons.ok) return icons;
  const devices = readEmbedded(childOf(el, 'deviceList'), place);
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
  for (const name of KNOWN) {
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

function readEmbedded(
  list: XmlElement | undefined,
  { depth, count }: Place,
): Parsed<readonly DeviceDescription[]> {
  const devices: DeviceDescription[] = [];
  for (const el of list ? childrenOf(list, 'device') : []) {
    const device = readDevice(el, { depth: depth + 1, count });
    if (!device.ok) return device;
    devices.push(device.value);
  }
  return ok(devices);
}

const extraOf = (fields: Fields): Fields =>
  fields.filter(([name]) => !KNOWN.includes(name) && !STRUCTURE.includes(name));
