import { type Parsed, parseAll } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import { DESCRIPTION_LIMITS } from '../limits.ts';
import { childrenOf, type XmlElement } from '../xml/element.ts';
import type { IconReference, ServiceReference } from './device.ts';
import { listAt, optionalField, refuse, requiredFields, simpleFields } from './fields.ts';
import { DEVICE_NAMESPACE } from './names.ts';

/** serviceList: each service with its type and its three URLs (eventSubURL may be empty: no events). */
export function readServices(device: XmlElement): Parsed<readonly ServiceReference[]> {
  const list = listAt(device, 'serviceList');
  if (!list.ok) return list;
  const elements = list.value ? childrenOf(list.value, 'service', DEVICE_NAMESPACE) : [];
  if (elements.length > DESCRIPTION_LIMITS.maxServices)
    return refuse('limit', `there are more than ${DESCRIPTION_LIMITS.maxServices} services`);
  return parseAll(elements, readService);
}

function readService(el: XmlElement): Parsed<ServiceReference> {
  const fields = simpleFields(el);
  if (!fields.ok) return fields;
  const required = requiredFields(fields.value, ['serviceType', 'serviceId', 'SCPDURL', 'controlURL']);
  if (!required.ok) return required;
  const eventSubUrl = optionalField(fields.value, 'eventSubURL');
  if (!eventSubUrl.ok) return eventSubUrl;
  return ok({
    serviceType: required.value('serviceType'),
    serviceId: required.value('serviceId'),
    scpdUrl: required.value('SCPDURL'),
    controlUrl: required.value('controlURL'),
    eventSubUrl: eventSubUrl.value ?? '',
  });
}

/** iconList; a size that is no number is 0. */
export function readIcons(device: XmlElement): Parsed<readonly IconReference[]> {
  const list = listAt(device, 'iconList');
  if (!list.ok) return list;
  const elements = list.value ? childrenOf(list.value, 'icon', DEVICE_NAMESPACE) : [];
  if (elements.length > DESCRIPTION_LIMITS.maxIcons)
    return refuse('limit', `there are more than ${DESCRIPTION_LIMITS.maxIcons} icons`);
  return parseAll(elements, readIcon);
}

function readIcon(el: XmlElement): Parsed<IconReference> {
  const fields = simpleFields(el);
  if (!fields.ok) return fields;
  const required = requiredFields(fields.value, ['mimetype', 'url']);
  if (!required.ok) return required;
  const size = (name: string): number => {
    const text = fields.value.find((field) => field.upnp && field.name === name)?.value ?? '';
    return /^\d{1,5}$/.test(text) ? Number(text) : 0;
  };
  return ok({
    mimeType: required.value('mimetype'),
    width: size('width'),
    height: size('height'),
    depth: size('depth'),
    url: required.value('url'),
  });
}
