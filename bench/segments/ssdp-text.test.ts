import { expect, it } from 'vitest';
import { announcementOf, searchText } from './ssdp-text.ts';

it('a search ends with a blank line', () => {
  expect(searchText('239.255.255.250', 'ssdp:all')).toBe(
    'M-SEARCH * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nMAN: "ssdp:discover"\r\nMX: 1\r\nST: ssdp:all\r\n\r\n',
  );
});

it('an announcement says what the answer said, of another boot each time', () => {
  const answer = [
    'HTTP/1.1 200 OK',
    'CACHE-CONTROL: max-age = 1800',
    'EXT:',
    'LOCATION: http://10.0.30.21:1400/xml/device_description.xml',
    'ST: upnp:rootdevice',
    'USN: uuid:RINCON_000E58A0370101400::upnp:rootdevice',
    'X-RINCON-BOOTSEQ: 149',
    'BOOTID.UPNP.ORG: 149',
    '\r\n',
  ].join('\r\n');
  expect(announcementOf(answer).split('\r\n')).toEqual([
    'NOTIFY * HTTP/1.1',
    'HOST: 239.255.255.250:1900',
    'NTS: ssdp:alive',
    'CACHE-CONTROL: max-age = 1800',
    'LOCATION: http://10.0.30.21:1400/xml/device_description.xml',
    'NT: upnp:rootdevice',
    'USN: uuid:RINCON_000E58A0370101400::upnp:rootdevice',
    'X-RINCON-BOOTSEQ: 77#',
    'BOOTID.UPNP.ORG: 77#',
    '',
    '',
  ]);
});
