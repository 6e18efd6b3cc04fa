import { expect, it } from 'vitest';
import { sampleHousehold, samplePlayer } from '../rig/sample.ts';
import type { PlayerState } from '../state/player.ts';
import { aliveNotice, byebyeNotice, searchAnswer } from './ssdp-message.ts';
import { ssdpTargets } from './ssdp-targets.ts';

const household = (player: PlayerState) =>
  sampleHousehold([{ ...player, address: '192.0.2.21' }], { id: 'Sonos_FixtureHouseholdAAAAAAAAAA' });

function advertised(player: PlayerState, type: string) {
  const owner = household(player);
  const [known] = Object.values(owner.players);
  if (!known) throw new Error('no player');
  const target = ssdpTargets(owner, known, []).find((candidate) => candidate.type === type);
  if (!target) throw new Error(`no target ${type}`);
  return { household: owner, player: known, target };
}

const ZONE_PLAYER = 'urn:schemas-upnp-org:device:ZonePlayer:1';
const lines = (text: string): string => text.replaceAll('\r\n', '\n');

it('answers a search as an 86.10 player does', () => {
  expect(lines(searchAnswer(advertised(samplePlayer(), ZONE_PLAYER)))).toBe(`HTTP/1.1 200 OK
CACHE-CONTROL: max-age = 1800
EXT:
LOCATION: http://192.0.2.21:1400/xml/device_description.xml
SERVER: Linux UPnP/1.0 Sonos/86.10-80260 (ZPS6)
ST: urn:schemas-upnp-org:device:ZonePlayer:1
USN: uuid:RINCON_000E58A0000101400::urn:schemas-upnp-org:device:ZonePlayer:1
X-RINCON-HOUSEHOLD: Sonos_FixtureHouseholdAAAAAAAAAA
X-RINCON-BOOTSEQ: 42
BOOTID.UPNP.ORG: 42
X-RINCON-VARIANT: 2
HOUSEHOLD.SMARTSPEAKER.AUDIO: Sonos_FixtureHouseholdAAAAAAAAAA.FixtureLocationKeyAAAA
LOCATION.SMARTSPEAKER.AUDIO: lc_00000000000000000000000000000000
SECURELOCATION.UPNP.ORG: https://192.0.2.21:1443/xml/device_description.xml
X-SONOS-HHSECURELOCATION: https://192.0.2.21:1843/xml/device_description.xml

`);
});

it('announces itself as an 86.10 player does', () => {
  expect(lines(aliveNotice(advertised(samplePlayer(), 'upnp:rootdevice')))).toBe(`NOTIFY * HTTP/1.1
HOST: 239.255.255.250:1900
CACHE-CONTROL: max-age = 1800
LOCATION: http://192.0.2.21:1400/xml/device_description.xml
NT: upnp:rootdevice
NTS: ssdp:alive
SERVER: Linux UPnP/1.0 Sonos/86.10-80260 (ZPS6)
USN: uuid:RINCON_000E58A0000101400::upnp:rootdevice
X-RINCON-HOUSEHOLD: Sonos_FixtureHouseholdAAAAAAAAAA
X-RINCON-BOOTSEQ: 42
BOOTID.UPNP.ORG: 42
X-RINCON-VARIANT: 2
HOUSEHOLD.SMARTSPEAKER.AUDIO: Sonos_FixtureHouseholdAAAAAAAAAA.FixtureLocationKeyAAAA
LOCATION.SMARTSPEAKER.AUDIO: lc_00000000000000000000000000000000
SECURELOCATION.UPNP.ORG: https://192.0.2.21:1443/xml/device_description.xml
X-SONOS-HHSECURELOCATION: https://192.0.2.21:1843/xml/device_description.xml

`);
});

it('says good-bye without LOCATION', () => {
  expect(lines(byebyeNotice(advertised(samplePlayer(), 'upnp:rootdevice')))).toBe(`NOTIFY * HTTP/1.1
HOST: 239.255.255.250:1900
NT: upnp:rootdevice
NTS: ssdp:byebye
SERVER: Linux UPnP/1.0 Sonos/86.10-80260 (ZPS6)
USN: uuid:RINCON_000E58A0000101400::upnp:rootdevice

`);
});

const names = (text: string): readonly string[] =>
  lines(text)
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.slice(0, line.indexOf(':')));

// DeviceMap of a control point in Rust, recorded April 2026 from a ZPS29 of 85.0-64200: one line more than 86.10
it('85.0 still tells its radio mode', () => {
  const text = searchAnswer(advertised(samplePlayer({ build: '85.0-64200', model: 'S29' }), ZONE_PLAYER));
  expect(lines(text)).toContain('BOOTID.UPNP.ORG: 42\nX-RINCON-WIFIMODE: 1\nX-RINCON-VARIANT: 2\n');
});

// duncan3dc/sonos tests, line-breaks.http
it('39.4 names the household without a suffix', () => {
  const text = searchAnswer(advertised(samplePlayer({ build: '39.4-48021', model: 'S1' }), ZONE_PLAYER));
  expect(lines(text)).toContain('HOUSEHOLD.SMARTSPEAKER.AUDIO: Sonos_FixtureHouseholdAAAAAAAAAA\n');
});

it.each([
  // duncan3dc/sonos tests, recorded from 40.5-48230
  ['40.5-48230', ['X-RINCON-WIFIMODE', 'X-RINCON-VARIANT', 'HOUSEHOLD.SMARTSPEAKER.AUDIO']],
  // RxSonosLib tests, 34.7-34220
  ['34.7-34220', ['X-RINCON-WIFIMODE', 'X-RINCON-VARIANT']],
  // SoCo discovery, 26.1
  ['26.1-76230', []],
])('%s adds what its era had', (build, added) => {
  expect(names(searchAnswer(advertised(samplePlayer({ build, model: 'S1' }), ZONE_PLAYER)))).toEqual([
    'CACHE-CONTROL',
    'EXT',
    'LOCATION',
    'SERVER',
    'ST',
    'USN',
    'X-RINCON-HOUSEHOLD',
    'X-RINCON-BOOTSEQ',
    ...added,
  ]);
});

it('names the home-theatre player of a satellite', () => {
  const sub = samplePlayer({
    build: '34.7-34220',
    model: 'Sub',
    bond: { channelMapSet: '', htSatChanMapSet: '', invisible: true, satelliteOf: 'RINCON_000001' },
  });
  const text = searchAnswer(advertised(sub, ZONE_PLAYER));
  expect(text).toContain('\r\nX-RINCON-PROXY: RINCON_000001\r\n');
  expect(text).toContain('\r\nSERVER: Linux UPnP/1.0 Sonos/34.7-34220 (ANVIL)\r\n');
});
