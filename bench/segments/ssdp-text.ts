/** What is sent in the lab, written out here so that the product's own writer has no say. */
export const ZONE_PLAYER = 'urn:schemas-upnp-org:device:ZonePlayer:1';
/** Televisions and phones look for it; no player of the lab is one. */
export const DIAL = 'urn:dial-multiscreen-org:service:dial:1';

export const searchText = (to: string, searchTarget: string): string =>
  [
    'M-SEARCH * HTTP/1.1',
    `HOST: ${to}:1900`,
    'MAN: "ssdp:discover"',
    'MX: 1',
    `ST: ${searchTarget}`,
    '\r\n',
  ].join('\r\n');

/** Boots that no player of the lab has had: the announcements of the benchmark are known by it. */
export const MARK = '77';

/** The announcement that goes with a player's answer to a search. Each is another, by the number that `#` becomes. */
export const announcementOf = (answer: string): string =>
  answer
    .replace(
      /^HTTP\/1\.1 200 OK\r\n/,
      'NOTIFY * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nNTS: ssdp:alive\r\n',
    )
    .replace(/\r\nEXT:[^\r]*/, '')
    .replace(/\r\nST: /, '\r\nNT: ')
    .replace(/\r\n(X-RINCON-BOOTSEQ|BOOTID\.UPNP\.ORG): \d+/g, `\r\n$1: ${MARK}#`);
