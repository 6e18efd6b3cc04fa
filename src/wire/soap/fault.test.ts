import { describe, expect, it } from 'vitest';
import { writeSoapFault } from './fault.ts';
import { parseSoapResponse } from './response.ts';

const NS = 'http://schemas.xmlsoap.org/soap/envelope/';
const refused = (kind: string, detail: string) => ({ ok: false, error: { kind, format: 'soap', detail } });

const fault = (inner: string): string =>
  `<s:Envelope xmlns:s="${NS}"><s:Body><s:Fault>${inner}</s:Fault></s:Body></s:Envelope>`;
const CODES = '<faultcode>SOAP-ENV:Server</faultcode><faultstring>UPnPError</faultstring>';

describe('a fault', () => {
  it('reads the fault of a player: a code alone', () => {
    // As players answer (svrooij/sonos-api-docs, sonos-communication).
    const fault = `<s:Envelope xmlns:s="${NS}"><s:Body><s:Fault><faultcode>s:Client</faultcode><faultstring>UPnPError</faultstring><detail><UPnPError xmlns="urn:schemas-upnp-org:control-1-0"><errorCode>701</errorCode></UPnPError></detail></s:Fault></s:Body></s:Envelope>`;
    expect(parseSoapResponse(fault)).toEqual({
      ok: true,
      value: { kind: 'fault', faultCode: 'Client', faultString: 'UPnPError', upnpErrorCode: 701 },
    });
  });
  it('reads the fault it writes', () => {
    expect(
      parseSoapResponse(writeSoapFault({ upnpErrorCode: 606, upnpErrorDescription: 'no <rule>' })),
    ).toEqual({
      ok: true,
      value: {
        kind: 'fault',
        faultCode: 'Client',
        faultString: 'UPnPError',
        upnpErrorCode: 606,
        upnpErrorDescription: 'no <rule>',
      },
    });
  });
  it('has its code without the prefix, which means something in its own document only', () => {
    expect(parseSoapResponse(fault(CODES))).toEqual({
      ok: true,
      value: { kind: 'fault', faultCode: 'Server', faultString: 'UPnPError' },
    });
  });
  it.each([
    [
      'no faultstring',
      '<faultcode>s:Client</faultcode>',
      'malformed',
      'the fault has no faultcode or no faultstring',
    ],
    ['two faultcodes', `${CODES}<faultcode/>`, 'mismatch', 'there is more than one faultcode in Fault'],
    ['two details', `${CODES}<detail/><detail/>`, 'mismatch', 'there is more than one detail in Fault'],
    [
      'an errorCode that is none',
      `${CODES}<detail><UPnPError xmlns="urn:schemas-upnp-org:control-1-0"><errorCode>-1</errorCode></UPnPError></detail>`,
      'malformed',
      'the errorCode is no number of at most 5 digits',
    ],
  ])('is refused with %s', (_, inner, kind, detail) => {
    expect(parseSoapResponse(fault(inner))).toEqual(refused(kind, detail));
  });
});
