import { describe, expect, it } from 'vitest';
import { knownAddress as ip } from '../../base/address.ts';
import { asPlayerId } from '../../base/ids.ts';
import type { SsdpResponse } from '../../wire/ssdp/message.ts';
import { parseSsdp } from '../../wire/ssdp/parse.ts';
import { isOwnName, statementIn } from './statement.ts';

const HOST = ip('10.0.30.21');
const ID = asPlayerId('RINCON_000E58A0370101400')!;
const SPEAKER = { host: HOST, id: ID };
const TARGET = 'urn:schemas-upnp-org:device:ZonePlayer:1';

/** As a player of 86.10 answers (facts, Discovery), with what a test changes. */
function answer(changes: Readonly<Record<string, string>> = {}): SsdpResponse {
  const headers = {
    'CACHE-CONTROL': 'max-age = 1800',
    EXT: '',
    LOCATION: `http://${HOST}:1400/xml/device_description.xml`,
    SERVER: 'Linux UPnP/1.0 Sonos/86.10-80260 (ZPS12)',
    ST: TARGET,
    USN: `uuid:${ID}::${TARGET}`,
    'X-RINCON-HOUSEHOLD': 'Sonos_abc',
    'X-RINCON-BOOTSEQ': '7',
    'SECURELOCATION.UPNP.ORG': `https://${HOST}:1443/xml/device_description.xml`,
    'X-SONOS-HHSECURELOCATION': `https://${HOST}:1843/xml/device_description.xml`,
    ...changes,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const read = parseSsdp(Buffer.from(['HTTP/1.1 200 OK', ...lines, '', ''].join('\r\n')));
  if (!read.ok || read.value.kind !== 'response') throw new Error('the test wrote no answer');
  return read.value;
}

describe('what a player says of itself', () => {
  it('is kept in its words, without what leads to no door', () => {
    expect(statementIn(answer(), SPEAKER)).toEqual({
      ok: true,
      value: {
        target: TARGET,
        usn: `uuid:${ID}::${TARGET}`,
        location: `http://${HOST}:1400/xml/device_description.xml`,
        server: 'Linux UPnP/1.0 Sonos/86.10-80260 (ZPS12)',
        maxAge: 1800,
        headers: [
          ['X-RINCON-HOUSEHOLD', 'Sonos_abc'],
          ['X-RINCON-BOOTSEQ', '7'],
          ['SECURELOCATION.UPNP.ORG', `https://${HOST}:1443/xml/device_description.xml`],
        ],
      },
    });
  });

  it.each([
    ['another host', { LOCATION: 'http://10.0.30.66:1400/xml/device_description.xml' }, 'foreign-location'],
    ['a name', { LOCATION: 'http://kitchen:1400/xml/device_description.xml' }, 'foreign-location'],
    ['another port', { LOCATION: `http://${HOST}:8080/xml/device_description.xml` }, 'foreign-location'],
    ['another scheme', { LOCATION: `https://${HOST}:1400/xml/device_description.xml` }, 'foreign-location'],
    ['credentials', { LOCATION: `http://a@${HOST}:1400/x` }, 'foreign-location'],
    ['a long way', { LOCATION: `http://${HOST}:1400/${'x'.repeat(128)}` }, 'foreign-location'],
    ['another player', { USN: `uuid:RINCON_000E58A0370201400::${TARGET}` }, 'foreign-name'],
    ['another target than it says', { USN: `uuid:${ID}::upnp:rootdevice` }, 'foreign-name'],
    ['a name with something behind it', { USN: `uuid:${ID}x::${TARGET}` }, 'foreign-name'],
    ['an endless target', { ST: 'x'.repeat(200), USN: `uuid:${ID}::${'x'.repeat(200)}` }, 'foreign-name'],
  ] as const)('is refused where it has %s', (_, changes, error) => {
    expect(statementIn(answer(changes), SPEAKER)).toEqual({ ok: false, error });
  });

  it('holds for a day at most', () => {
    const told = statementIn(answer({ 'CACHE-CONTROL': 'max-age=9999999' }), SPEAKER);
    expect(told.ok && told.value.maxAge).toBe(86_400);
  });

  it('is short: what is long, or comes again, or is more than players say is left out', () => {
    const long = 'x'.repeat(250);
    const changes = {
      SERVER: 'x'.repeat(257),
      'X-RINCON-BOOTSEQ': '7\r\nX-RINCON-BOOTSEQ: 8',
      'X-RINCON-VARIANT': long,
      'X-RINCON-PROXY': long,
      'X-RINCON-WIFIMODE': '1',
    };
    const told = statementIn(answer(changes), SPEAKER);
    expect(
      told.ok && [told.value.server, ...told.value.headers.map(([name, value]) => `${name} ${value}`)],
    ).toEqual([
      undefined,
      'X-RINCON-HOUSEHOLD Sonos_abc',
      'X-RINCON-BOOTSEQ 7',
      `SECURELOCATION.UPNP.ORG https://${HOST}:1443/xml/device_description.xml`,
      `X-RINCON-VARIANT ${long}`,
    ]);
  });

  it('leaves out headers that lead elsewhere or cannot be seen', () => {
    const changes = {
      'SECURELOCATION.UPNP.ORG': 'https://10.0.30.66:1443/x',
      'X-RINCON-HOUSEHOLD': 'ÿ',
      'X-ANYTHING': 'x',
    };
    const told = statementIn(answer(changes), SPEAKER);
    expect(told.ok && told.value.headers).toEqual([['X-RINCON-BOOTSEQ', '7']]);
  });
});

it.each([
  [`uuid:${ID}`, `uuid:${ID}`, true],
  [`uuid:${ID}_MR::urn:x`, 'urn:x', true],
  [`uuid:${ID}_MS`, `uuid:${ID}_MS`, true],
  [`uuid:${ID}`, 'urn:x', false],
  [`uuid:${ID}_XX::urn:x`, 'urn:x', false],
])('%s for %s is a name of its own: %s', (usn, target, expected) => {
  expect(isOwnName(usn, target, SPEAKER)).toBe(expected);
});
