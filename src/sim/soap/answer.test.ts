import { describe, expect, it } from 'vitest';
import { kindOf } from '../player-kind.ts';
import { soapFault, soapSuccess } from './answer.ts';
import { isForOtherService } from './soap-action.ts';

const AVT = 'urn:schemas-upnp-org:service:AVTransport:1';

it('an answer has its out arguments in order, escaped', () => {
  const out = [
    ['B', '<1>'],
    ['A', ''],
  ] as const;
  const { status, contentType, body, extended } = soapSuccess({ serviceType: AVT, action: 'Get', out });
  expect({ status, contentType, extended }).toEqual({
    status: 200,
    contentType: 'text/xml; charset="utf-8"',
    extended: true,
  });
  // As recorded (node-sonos-ts, 56.0).
  expect(body).toBe(
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" s:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/">' +
      `<s:Body><u:GetResponse xmlns:u="${AVT}"><B>&lt;1&gt;</B><A></A></u:GetResponse></s:Body></s:Envelope>`,
  );
});

it('a fault has a number and no words', () => {
  const { status, body } = soapFault(701);
  expect(status).toBe(500);
  expect(body).toBe(
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" s:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/">' +
      '<s:Body><s:Fault><faultcode>s:Client</faultcode><faultstring>UPnPError</faultstring><detail>' +
      '<UPnPError xmlns="urn:schemas-upnp-org:control-1-0"><errorCode>701</errorCode></UPnPError>' +
      '</detail></s:Fault></s:Body></s:Envelope>',
  );
});

describe('SOAPACTION', () => {
  const shape = kindOf({ model: 'S13', build: '97.1-80312' }).routes.get('/AVTransport/Control')?.service;
  const isOther = (header: string | undefined) => shape && isForOtherService(header, shape);

  it.each([undefined, `"${AVT}#Play"`, `${AVT}#Play`, ` "${AVT}#Play" `, `"${AVT}"`])(
    '%s is for it',
    (header) => {
      expect(isOther(header)).toBe(false);
    },
  );

  it.each(['', '""', '"#Play"', '"urn:schemas-upnp-org:service:RenderingControl:1#Play"', `"${AVT}2#Play"`])(
    '%s is for another service',
    (header) => {
      expect(isOther(header)).toBe(true);
    },
  );
});
