import { text, type Answer } from '../server/answer.ts';
import { leaf } from '../xml/escape.ts';

/** `s:` and `u:` are part of the contract: node-sonos and node-sonos-discovery match the prefixes literally. */
const OPEN =
  '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" ' +
  's:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"><s:Body>';
const CLOSE = '</s:Body></s:Envelope>';

export interface SoapSuccess {
  readonly serviceType: string;
  readonly action: string;
  /** In the order of the SCPD. */
  readonly out: readonly (readonly [name: string, value: string])[];
}

export function soapSuccess({ serviceType, action, out }: SoapSuccess): Answer {
  const values = out.map(([name, value]) => leaf(name, value)).join('');
  const body = `${OPEN}<u:${action}Response xmlns:u="${serviceType}">${values}</u:${action}Response>${CLOSE}`;
  return soapAnswer(200, body);
}

/** UPnP error as players send it: HTTP 500, an `errorCode` and no `errorDescription` (57.23, 86.10, 97.1). */
export const soapFault = (code: number): Answer =>
  soapAnswer(
    500,
    `${OPEN}<s:Fault><faultcode>s:Client</faultcode><faultstring>UPnPError</faultstring><detail>` +
      `<UPnPError xmlns="urn:schemas-upnp-org:control-1-0"><errorCode>${code}</errorCode></UPnPError>` +
      `</detail></s:Fault>${CLOSE}`,
  );

const soapAnswer = (status: number, body: string): Answer => ({
  ...text(status, 'text/xml; charset="utf-8"', body),
  extended: true,
});
