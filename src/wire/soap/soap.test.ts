import { describe, expect, it } from 'vitest';
import { parseSoapAction } from './action.ts';
import { parseSoapRequest, writeSoapRequest } from './request.ts';
import { parseSoapResponse, writeSoapFault, writeSoapResponse } from './response.ts';

const RENDERING = 'urn:schemas-upnp-org:service:RenderingControl:1';
const NS = 'http://schemas.xmlsoap.org/soap/envelope/';
const refused = (kind: string, detail: string) => ({ ok: false, error: { kind, format: 'soap', detail } });
const envelope = (inner: string) => `<e:Envelope xmlns:e="${NS}">${inner}</e:Envelope>`;

describe('parseSoapRequest', () => {
  it('takes any prefix, keeps order and repeats', () => {
    const body = envelope(
      `<e:Body><m:SetVolume xmlns:m="${RENDERING}"><B>1<!-- -->00</B><A>&lt;x&gt;</A><B/></m:SetVolume></e:Body>`,
    );
    expect(parseSoapRequest(body)).toEqual({
      ok: true,
      value: {
        action: 'SetVolume',
        serviceType: RENDERING,
        arguments: [
          ['B', '100'],
          ['A', '<x>'],
          ['B', ''],
        ],
      },
    });
  });

  it.each([
    [
      'two actions',
      `<e:Body><a xmlns="u"/><b xmlns="u"/></e:Body>`,
      'mismatch',
      'the Body has more than one element',
    ],
    [
      'two bodies',
      `<e:Body><a xmlns="u"/></e:Body><e:Body/>`,
      'malformed',
      'the Envelope has not exactly one Body',
    ],
    ['no body', ``, 'malformed', 'the Envelope has not exactly one Body'],
    ['an empty body', `<e:Body> </e:Body>`, 'malformed', 'the Body is empty'],
    [
      'an action without namespace',
      `<e:Body><a/></e:Body>`,
      'malformed',
      'the action has no service type as namespace',
    ],
    [
      'markup in an argument',
      `<e:Body><a xmlns="u"><b><c/></b></a></e:Body>`,
      'malformed',
      'an argument holds markup that is not escaped',
    ],
    [
      'text between arguments',
      `<e:Body><a xmlns="u">x<b/></a></e:Body>`,
      'malformed',
      'text stands between the arguments',
    ],
    [
      'a reference elsewhere',
      `<e:Body><a xmlns="u"><b href="#c"/></a></e:Body>`,
      'forbidden',
      'an argument refers to content elsewhere',
    ],
    [
      'a header to be understood',
      `<e:Header><x e:mustUnderstand="1"/></e:Header><e:Body><a xmlns="u"/></e:Body>`,
      'unsupported',
      'a header must be understood',
    ],
    [
      'an element beside the body',
      `<e:Body><a xmlns="u"/></e:Body><x/>`,
      'malformed',
      'the Envelope holds more than Header and Body',
    ],
  ])('refuses %s', (_, inner, kind, detail) => {
    expect(parseSoapRequest(envelope(inner))).toEqual(refused(kind, detail));
  });
  it('refuses SOAP 1.2', () => {
    expect(parseSoapRequest('<Envelope xmlns="http://www.w3.org/2003/05/soap-envelope"/>')).toEqual(
      refused('unsupported', 'the Envelope is not of SOAP 1.1'),
    );
  });
});

describe('writeSoapRequest', () => {
  it('writes s: and u: and escapes values', () => {
    expect(
      writeSoapRequest({
        serviceType: RENDERING,
        action: 'SetVolume',
        arguments: [
          ['InstanceID', '0'],
          ['X', '</u>'],
          ['Y', ''],
        ],
      }),
    ).toBe(
      `<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="${NS}" s:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"><s:Body><u:SetVolume xmlns:u="${RENDERING}"><InstanceID>0</InstanceID><X>&lt;/u&gt;</X><Y/></u:SetVolume></s:Body></s:Envelope>`,
    );
  });
});

describe('parseSoapResponse', () => {
  const answer = writeSoapResponse({
    serviceType: RENDERING,
    action: 'GetVolume',
    arguments: [['CurrentVolume', '12']],
  });
  const expected = {
    kind: 'response',
    action: 'GetVolume',
    serviceType: RENDERING,
    arguments: [['CurrentVolume', '12']],
  };

  it('reads what was written', () => {
    expect(parseSoapResponse(answer, { action: 'GetVolume' })).toEqual({ ok: true, value: expected });
  });
  it('refuses the answer to another action', () => {
    expect(parseSoapResponse(answer, { action: 'GetMute' })).toEqual(
      refused('mismatch', 'the response answers another action'),
    );
  });
  it('reads the fault of a player: a code alone', () => {
    // As players answer (svrooij/sonos-api-docs, sonos-communication).
    const fault = `<s:Envelope xmlns:s="${NS}"><s:Body><s:Fault><faultcode>s:Client</faultcode><faultstring>UPnPError</faultstring><detail><UPnPError xmlns="urn:schemas-upnp-org:control-1-0"><errorCode>701</errorCode></UPnPError></detail></s:Fault></s:Body></s:Envelope>`;
    expect(parseSoapResponse(fault)).toEqual({
      ok: true,
      value: { kind: 'fault', faultCode: 's:Client', faultString: 'UPnPError', upnpErrorCode: 701 },
    });
  });
  it('reads the fault it writes', () => {
    expect(
      parseSoapResponse(writeSoapFault({ upnpErrorCode: 606, upnpErrorDescription: 'no <rule>' })),
    ).toEqual({
      ok: true,
      value: {
        kind: 'fault',
        faultCode: 's:Client',
        faultString: 'UPnPError',
        upnpErrorCode: 606,
        upnpErrorDescription: 'no <rule>',
      },
    });
  });
});

describe('parseSoapAction', () => {
  it.each([`"${RENDERING}#SetVolume"`, `${RENDERING}#SetVolume`])('reads %s', (value) => {
    expect(parseSoapAction(value)).toEqual({
      ok: true,
      value: { serviceType: RENDERING, action: 'SetVolume' },
    });
  });
  it.each([
    [`"${RENDERING}#SetVolume`, 'SOAPACTION has one quotation mark'],
    ['"', 'SOAPACTION has one quotation mark'],
    [RENDERING, 'SOAPACTION is not of the form serviceType#action'],
    ['u#a#b', 'SOAPACTION is not of the form serviceType#action'],
    ['#a', 'SOAPACTION names no service type'],
    ['"u#a b"', 'SOAPACTION names no action'],
  ])('refuses %s', (value, detail) => {
    expect(parseSoapAction(value)).toEqual(refused('malformed', detail));
  });
});
