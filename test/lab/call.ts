import type { LabHost } from './lab.ts';

export interface Call {
  /** The player's address. */
  readonly host: string;
  readonly service: 'RenderingControl' | 'AVTransport';
  readonly action: string;
  /** XML as it stands, after the instance. */
  readonly args?: string;
}

/** A call as control points write it, head and body; written without the product's own codec. */
export function callRequest(
  { host, service, action, args = '' }: Call,
  headers: readonly string[] = ['Connection: close'],
): string {
  const type = `urn:schemas-upnp-org:service:${service}:1`;
  const body =
    '<?xml version="1.0"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" ' +
    's:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"><s:Body>' +
    `<u:${action} xmlns:u="${type}"><InstanceID>0</InstanceID>${args}</u:${action}></s:Body></s:Envelope>`;
  return [
    `POST /MediaRenderer/${service}/Control HTTP/1.1`,
    `Host: ${host}:1400`,
    ...headers,
    'Content-Type: text/xml; charset="utf-8"',
    `SOAPACTION: "${type}#${action}"`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');
}

const MASTER = '<Channel>Master</Channel>';

export const getVolume = (host: string): Call => ({
  host,
  service: 'RenderingControl',
  action: 'GetVolume',
  args: MASTER,
});

export const setVolume = (host: string, level: number): Call => ({
  host,
  service: 'RenderingControl',
  action: 'SetVolume',
  args: `${MASTER}<DesiredVolume>${level}</DesiredVolume>`,
});

/** Has a player fetch what is at a URI. */
export const setUri = (host: string, uri: string): Call => ({
  host,
  service: 'AVTransport',
  action: 'SetAVTransportURI',
  args: `<CurrentURI>${uri}</CurrentURI><CurrentURIMetaData></CurrentURIMetaData>`,
});

/** What somebody is answered who makes the call at the player's own address; 0 when nothing came back. */
export async function statusOf(from: LabHost, call: Call): Promise<number> {
  const input = { host: call.host, port: 1400, request: callRequest(call) };
  return Number(Object(await from.script('exchange.ts', input)).status);
}
