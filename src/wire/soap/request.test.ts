import { describe, expect, it } from 'vitest';
import { parseSoapRequest, writeSoapRequest } from './request.ts';

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
