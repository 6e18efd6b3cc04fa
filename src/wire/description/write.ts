import { type ElementInput, element, writeXml } from '../xml/write.ts';
import type { DeviceDescription, IconReference, ServiceReference } from './device.ts';
import { DEVICE_NAMESPACE } from './names.ts';

/**
 * A device description in the order of UDA 2.0 §2.3; what UPnP does not know stands between the facts and the lists. Empty
 * facts and lists are left out: they say what their absence says.
 */
export function writeDescription(device: DeviceDescription): string {
  const root = element('root', { xmlns: DEVICE_NAMESPACE }, [
    element('specVersion', {}, [leaf('major', '1'), leaf('minor', '0')]),
    deviceElement(device),
  ]);
  return writeXml(root, { declaration: true });
}

function deviceElement(device: DeviceDescription): ElementInput {
  const { friendlyName, manufacturer, modelName, modelNumber, presentationURL } = device;
  return element('device', {}, [
    leaf('deviceType', device.deviceType),
    ...told('friendlyName', friendlyName || undefined),
    ...told('manufacturer', manufacturer || undefined),
    ...told('modelName', modelName || undefined),
    ...told('modelNumber', modelNumber),
    leaf('UDN', device.udn),
    ...device.extra.map(([name, value]) => leaf(name, value)),
    ...list('iconList', device.icons.map(iconElement)),
    ...list('serviceList', device.services.map(serviceElement)),
    ...list('deviceList', device.devices.map(deviceElement)),
    ...told('presentationURL', presentationURL),
  ]);
}

const iconElement = ({ mimeType, width, height, depth, url }: IconReference): ElementInput =>
  element('icon', {}, [
    leaf('mimetype', mimeType),
    leaf('width', String(width)),
    leaf('height', String(height)),
    leaf('depth', String(depth)),
    leaf('url', url),
  ]);

const serviceElement = (service: ServiceReference): ElementInput =>
  element('service', {}, [
    leaf('serviceType', service.serviceType),
    leaf('serviceId', service.serviceId),
    leaf('SCPDURL', service.scpdUrl),
    leaf('controlURL', service.controlUrl),
    leaf('eventSubURL', service.eventSubUrl),
  ]);

const told = (name: string, text: string | undefined): readonly ElementInput[] =>
  text === undefined ? [] : [leaf(name, text)];

const list = (name: string, children: readonly ElementInput[]): readonly ElementInput[] =>
  children.length === 0 ? [] : [element(name, {}, children)];

const leaf = (name: string, text: string): ElementInput => element(name, {}, text === '' ? [] : [text]);
