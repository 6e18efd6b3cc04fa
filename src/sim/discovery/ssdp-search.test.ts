import { expect, it } from 'vitest';
import { readSearch } from './ssdp-search.ts';

const read = (text: string) => readSearch(Buffer.from(text));
const ZONE_PLAYER = 'urn:schemas-upnp-org:device:ZonePlayer:1';
const found = (maxWait: number) => ({ searchTarget: ZONE_PLAYER, maxWait });

it.each([
  [
    'SoCo: LF only, no blank line',
    `M-SEARCH * HTTP/1.1\nHOST: 239.255.255.250:1900\nMAN: "ssdp:discover"\nMX: 1\nST: ${ZONE_PLAYER}\n`,
    1,
  ],
  [
    'npm sonos: MAN without quotes',
    `M-SEARCH * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nMAN: ssdp:discover\r\nMX: 1\r\nST: ${ZONE_PLAYER}\r\n\r\n`,
    1,
  ],
  [
    'async_upnp_client: no blanks',
    `M-SEARCH * HTTP/1.1\r\nHOST:239.255.255.250:1900\r\nMAN:"ssdp:discover"\r\nMX:4\r\nST:${ZONE_PLAYER}\r\n\r\n`,
    4,
  ],
  [
    'node-sonos-discovery: odd HOST',
    `M-SEARCH * HTTP/1.1\r\nHOST: 239.255.255.250:reservedSSDPport\r\nMAN: "ssdp:discover"\r\nMX: 1\r\nST: ${ZONE_PLAYER}`,
    1,
  ],
  [
    'an MX beyond 5 counts as 5',
    `M-SEARCH * HTTP/1.1\r\nMAN: "ssdp:discover"\r\nMX: 120\r\nST: ${ZONE_PLAYER}\r\n\r\n`,
    5,
  ],
])('understands %s', (_habit, text, maxWait) => {
  expect(read(text)).toEqual(found(maxWait));
});

it.each([
  ['an announcement', 'NOTIFY * HTTP/1.1\r\nNT: upnp:rootdevice\r\nNTS: ssdp:alive\r\n\r\n'],
  ['a search for something else', 'M-SEARCH * HTTP/1.1\r\nMAN: "ssdp:other"\r\nST: ssdp:all\r\n\r\n'],
  ['a search without target', 'M-SEARCH * HTTP/1.1\r\nMAN: "ssdp:discover"\r\n\r\n'],
  ['bytes', '\u0000\u0001\u0002'],
  [
    'too much',
    `M-SEARCH * HTTP/1.1\r\nMAN: "ssdp:discover"\r\nST: ssdp:all\r\nX: ${'x'.repeat(2048)}\r\n\r\n`,
  ],
])('does not take %s for a search', (_what, text) => {
  expect(read(text)).toBeUndefined();
});
