import { describe, expect, it } from 'vitest';
import { parseSsdp } from './parse.ts';
import { writeAnnouncement, writeSearch, writeSearchResponse } from './write.ts';

const parse = (text: string) => parseSsdp(Buffer.from(text, 'latin1'));
const refused = (kind: string, detail: string, at?: number) => ({
  ok: false,
  error: { kind, format: 'ssdp', detail, ...(at === undefined ? {} : { at }) },
});
const ZP = 'urn:schemas-upnp-org:device:ZonePlayer:1';

describe('parseSsdp', () => {
  // SoCo, discovery.py: LF line ends, no blank line at the end.
  it('bears the search of SoCo', () => {
    const search = parse(
      `M-SEARCH * HTTP/1.1\nHOST: 239.255.255.250:1900\nMAN: "ssdp:discover"\nMX: 1\nST: ${ZP}\n`,
    );
    expect(search).toEqual({
      ok: true,
      value: {
        kind: 'search',
        searchTarget: ZP,
        maxWait: 1,
        headers: [
          ['HOST', '239.255.255.250:1900'],
          ['MAN', '"ssdp:discover"'],
          ['MX', '1'],
          ['ST', ZP],
        ],
      },
    });
  });
  it.each([
    [
      'no line end at all at the end (node-sonos-ts)',
      `M-SEARCH * HTTP/1.1\r\nMAN: "ssdp:discover"\r\nST: ${ZP}`,
    ],
    ['MAN without quotes (npm sonos)', `M-SEARCH * HTTP/1.1\r\nMAN: ssdp:discover\r\nST: ${ZP}\r\n\r\n`],
    [
      'a named port (node-sonos-discovery)',
      `M-SEARCH * HTTP/1.1\r\nHOST: 239.255.255.250:reservedSSDPport\r\nMAN: ssdp:discover\r\nST: ${ZP}\r\n\r\n`,
    ],
    [
      'no blanks after colons (async_upnp_client)',
      `M-SEARCH * HTTP/1.1\r\nHOST:239.255.255.250:1900\r\nMAN:"ssdp:discover"\r\nST:${ZP}\r\n\r\n`,
    ],
  ])('bears %s', (_, text) => {
    expect(parse(text)).toMatchObject({ ok: true, value: { kind: 'search', searchTarget: ZP } });
  });

  it('reads max-age with blanks and quotes about it', () => {
    const text = `HTTP/1.1 200 OK\r\nCACHE-CONTROL: no-cache="Ext", max-age = 1800\r\nEXT:\r\nLOCATION: http://192.0.2.1:1400/xml/device_description.xml\r\nST: ${ZP}\r\nUSN: uuid:a::${ZP}\r\n\r\n`;
    expect(parse(text)).toMatchObject({
      ok: true,
      value: { kind: 'response', maxAge: 1800, usn: `uuid:a::${ZP}` },
    });
  });

  it.each([
    ['an unknown method', 'GET * HTTP/1.1\r\n\r\n', 'unsupported', 'the method is not of SSDP', 0],
    ['a path', 'M-SEARCH /x HTTP/1.1\r\n\r\n', 'malformed', 'the start line is none of SSDP', 0],
    ['an error', 'HTTP/1.1 404 Not Found\r\n\r\n', 'unsupported', 'the status is not 200', 9],
    [
      'two targets',
      'M-SEARCH * HTTP/1.1\r\nMAN: ssdp:discover\r\nST: a\r\nst: b\r\n\r\n',
      'mismatch',
      'there is more than one ST',
      undefined,
    ],
    [
      'no target',
      'M-SEARCH * HTTP/1.1\r\nMAN: ssdp:discover\r\n\r\n',
      'malformed',
      'there is no ST',
      undefined,
    ],
    ['no MAN', 'M-SEARCH * HTTP/1.1\r\nST: a\r\n\r\n', 'malformed', 'there is no MAN', undefined],
    [
      'a wait that is no number',
      'M-SEARCH * HTTP/1.1\r\nMAN: ssdp:discover\r\nMX: -1\r\nST: a\r\n\r\n',
      'malformed',
      'MX is no number of at most 4 digits',
      undefined,
    ],
    [
      'an unknown NTS',
      'NOTIFY * HTTP/1.1\r\nNTS: ssdp:gone\r\n\r\n',
      'unsupported',
      'NTS is none of alive, byebye, update',
      undefined,
    ],
    [
      'alive without LOCATION',
      'NOTIFY * HTTP/1.1\r\nNTS: ssdp:alive\r\nNT: a\r\nUSN: b\r\n\r\n',
      'malformed',
      'there is no LOCATION',
      undefined,
    ],
    ['a second message', 'NOTIFY * HTTP/1.1\r\n\r\nNOTIFY', 'malformed', 'bytes follow the blank line', 21],
    ['a lone CR', 'NOTIFY * HTTP/1.1\rX: y\r\n\r\n', 'malformed', 'a CR stands without its LF', 17],
  ])('refuses %s', (_, text, kind, detail, at) => {
    expect(parse(text)).toEqual(refused(kind, detail, at));
  });
  it('refuses a datagram that is too long', () => {
    expect(parse('x'.repeat(8193))).toEqual(refused('limit', 'the datagram is longer than 8192 bytes'));
  });
});

describe('writers', () => {
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
  it('writes a search', () => {
    expect(
      text(
        writeSearch({
          searchTarget: ZP,
          host: '239.255.255.250:1900',
          maxWait: 2,
          userAgent: 'a/1 UPnP/2.0 b/1',
        }),
      ),
    ).toBe(
      `M-SEARCH * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nMAN: "ssdp:discover"\r\nMX: 2\r\nST: ${ZP}\r\nUSER-AGENT: a/1 UPnP/2.0 b/1\r\n\r\n`,
    );
  });
  it('writes a response in the order of players', () => {
    expect(
      text(
        writeSearchResponse({
          location: 'http://192.0.2.1:1400/x',
          server: 's',
          searchTarget: ZP,
          usn: 'u',
          maxAge: 1800,
          headers: [['X-RINCON-BOOTSEQ', '42']],
        }),
      ),
    ).toBe(
      `HTTP/1.1 200 OK\r\nCACHE-CONTROL: max-age = 1800\r\nEXT:\r\nLOCATION: http://192.0.2.1:1400/x\r\nSERVER: s\r\nST: ${ZP}\r\nUSN: u\r\nX-RINCON-BOOTSEQ: 42\r\n\r\n`,
    );
  });
  it('writes an announcement', () => {
    expect(
      text(writeAnnouncement({ nts: 'ssdp:byebye', nt: 'upnp:rootdevice', usn: 'uuid:a::upnp:rootdevice' })),
    ).toBe(
      'NOTIFY * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nNT: upnp:rootdevice\r\nNTS: ssdp:byebye\r\nUSN: uuid:a::upnp:rootdevice\r\n\r\n',
    );
  });
});
