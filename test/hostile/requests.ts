import { OpenGrant } from '../../src/audit/permit/grant.ts';
import { asIpAddress, type IpAddress } from '../../src/base/address.ts';
import type { HttpRequest } from '../../src/upnp/http-client.ts';
import { writeSoapRequest } from '../../src/wire/soap/request.ts';

/** Requests as the audit makes them, and as somebody might who forges them. */
export function ip(text: string): IpAddress {
  const address = asIpAddress(text);
  if (!address) throw new Error(`no address: ${text}`);
  return address;
}

export const host = ip('192.0.2.7');
export const near = ip('192.0.2.1');
export const OWN = 'http://192.0.2.1:40000/0123456789abcdef.png';
export const SID = 'uuid:RINCON_1_sub1';
export const INFO = '/api/v1/players/local/info';
export const DESCRIPTION = '/xml/device_description.xml';
export const RENDERING = 'urn:schemas-upnp-org:service:RenderingControl:1';
export const service = {
  serviceType: RENDERING,
  serviceId: 'urn:upnp-org:serviceId:RenderingControl',
  scpdPath: '/xml/RenderingControl1.xml',
  controlPath: '/MediaRenderer/RenderingControl/Control',
  eventPath: '/MediaRenderer/RenderingControl/Event',
};

export function grant(): OpenGrant {
  const open = new OpenGrant({ host, port: 1400 }, DESCRIPTION);
  open.learn(service);
  open.ownUrls.add(OWN);
  open.ownAddresses.add(near);
  open.subscriptions.set(SID, service.eventPath);
  return open;
}

export const get = (path: string, more: Partial<HttpRequest> = {}): HttpRequest => ({
  target: { host, port: 1400 },
  method: 'GET',
  path,
  ...more,
});
export const overTls = (request: HttpRequest): HttpRequest => ({
  ...request,
  door: 'tls',
  target: { host, port: 1443 },
});

export const TYPE = ['CONTENT-TYPE', 'text/xml; charset="utf-8"'] as const;
export const call = (
  action: string,
  args: readonly (readonly [string, string])[],
  more: Partial<HttpRequest> = {},
): HttpRequest => ({
  target: { host, port: 1400 },
  method: 'POST',
  path: service.controlPath,
  headers: [TYPE, ['SOAPACTION', `"${RENDERING}#${action}"`]],
  body: writeSoapRequest({ serviceType: RENDERING, action, arguments: args }),
  ...more,
});
export const GET_VOLUME = [
  ['InstanceID', '0'],
  ['Channel', 'Master'],
] as const;

export const subscribe = (callback = `<${OWN}>`, more: Partial<HttpRequest> = {}): HttpRequest => ({
  target: { host, port: 1400 },
  method: 'SUBSCRIBE',
  path: service.eventPath,
  headers: [
    ['CALLBACK', callback],
    ['NT', 'upnp:event'],
    ['TIMEOUT', 'Second-60'],
  ],
  localAddress: near,
  ...more,
});
export const unsubscribe = (more: Partial<HttpRequest> = {}): HttpRequest => ({
  target: { host, port: 1400 },
  method: 'UNSUBSCRIBE',
  path: service.eventPath,
  headers: [['SID', SID]],
  localAddress: near,
  ...more,
});
export const key = (value: string): Partial<HttpRequest> => ({ headers: [['X-Sonos-Api-Key', value]] });
