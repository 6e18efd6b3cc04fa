import { describe, expect, it } from 'vitest';
import { knownAddress as ip } from '../../base/address.ts';
import { NOTHING_PERSONAL, SEES_EVERYTHING, type Sight } from '../redact/sight.ts';
import { addressesOf } from './addresses.ts';
import { CallAnswers } from './call-answers.ts';

const PLACE = {
  room: 'Kitchen',
  endpoint: { host: ip('10.0.1.2'), port: 1400 },
  guardAddress: ip('10.0.2.2'),
};

const envelope = (inner: string): string =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" s:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"><s:Body>${inner}</s:Body></s:Envelope>`;

const info = (serial: string, mac: string, address: string): string =>
  envelope(
    '<u:GetZoneInfoResponse xmlns:u="urn:schemas-upnp-org:service:DeviceProperties:1">' +
      `<SerialNumber>${serial}</SerialNumber><MACAddress>${mac}</MACAddress><IPAddress>${address}</IPAddress></u:GetZoneInfoResponse>`,
  );

const ANSWER = {
  status: 200,
  reason: 'OK',
  headers: [],
  body: Buffer.from(info('00-0E-58-A0-37-01:9', '00:0E:58:A0:37:01', '10.0.1.2')),
};

describe('an answer to a call', () => {
  it('is remembered apart for those who see different things of it', () => {
    const answers = new CallAnswers(addressesOf([PLACE]));
    const told = (sight: Sight) => answers.of(ANSWER, 'GetZoneInfo', sight).body;
    const whole = info('00-0E-58-A0-37-01:9', '00:0E:58:A0:37:01', '10.0.2.2');
    const hidden = info('02-23-17-C7-A4-6B:0', '00:0E:58:A0:37:01', '10.0.2.2');
    const seen = [SEES_EVERYTHING, NOTHING_PERSONAL, SEES_EVERYTHING, NOTHING_PERSONAL].map(told);
    expect(seen.map((body) => String(body).replace(/^<\?xml[^>]*>\s*/, ''))).toEqual([
      whole,
      hidden,
      whole,
      hidden,
    ]);
  });
});
