export const DEVICE_NAMESPACE = 'urn:schemas-upnp-org:device-1-0';

/** Simple elements that have a place of their own in a device; the others are `extra` (UDA 2.0 §2.3). */
export const FACTS = [
  'deviceType',
  'UDN',
  'friendlyName',
  'manufacturer',
  'modelName',
  'modelNumber',
  'presentationURL',
] as const;

export const LISTS = ['iconList', 'serviceList', 'deviceList'] as const;
