import { describe, expect, it } from 'vitest';
import { allOf, KITCHEN_RECORDS } from '../../../../test/rig/mdns-records.ts';
import { asPlayerId } from '../../../base/ids.ts';
import { castOf, isOfPlayers, isOwnInstance, TOLD_SERVICES } from './told-services.ts';

const KITCHEN = asPlayerId('RINCON_000E58A0000101400')!;

describe('a name of an instance', () => {
  it.each([
    'RINCON_000E58A0000101400@Kitchen._sonos._tcp.local',
    'rincon_000e58a0000101400@Küche 1\\.5 @ home._SONOS._tcp.local',
    'Sonos-000E58A00001@Kitchen._sonos._tcp.local',
    'Sonos-000E58A00001._sonos._tcp.local',
    'Kitchen._airplay._tcp.local',
    '000E58A00001@Kitchen._raop._tcp.local',
    'sonosRINCON_000E58A0000101400._spotify-connect._tcp.local',
    'sonos000E58A00001._Spotify-Connect._tcp.local',
  ])('is its own: %s', (name) => {
    expect(isOwnInstance(name, KITCHEN)).toBe(true);
  });
  it.each([
    'RINCON_000E58A0000201400@Kitchen._sonos._tcp.local',
    'Kitchen@RINCON_000E58A0000101400._sonos._tcp.local',
    'RINCON_000E58A0000101400x@Kitchen._sonos._tcp.local',
    'RINCON_000E58A0000101400@Kitchen.x._sonos._tcp.local',
    'RINCON_000E58A0000101400@Kitchen._ipp._tcp.local',
    'Kit\u0007chen._airplay._tcp.local',
    'Kitchen._raop._tcp.local',
    'sonosRINCON_000E58A0000201400._spotify-connect._tcp.local',
    'sonos000E58A00001@Kitchen._spotify-connect._tcp.local',
    'Kitchen._spotify-connect._tcp.local',
    'RINCON_000E58A0000101400@Kit\u0007chen._sonos._tcp.local',
    'RINCON_000E58A0000101400@Kitchen._sonos\\._tcp.local',
    '_sonos._tcp.local',
    '',
  ])('is not: %j', (name) => {
    expect(isOwnInstance(name, KITCHEN)).toBe(false);
  });
});

it('a question could be for players by its name, whatever players there are', () => {
  const handles = ['Sonos000E58A00001', KITCHEN, 'sonosRINCON_x'].map((name) => ({ name: `${name}.local` }));
  const services = TOLD_SERVICES.flatMap(({ name }) => [{ name }, { name: `Anything\\.at all.${name}` }]);
  expect([...allOf(KITCHEN_RECORDS), ...handles, ...services].filter((each) => !isOfPlayers(each))).toEqual([
    { name: 'sonosRINCON_x.local' },
  ]);
  const others = ['_ipp._tcp.local', 'x._ipp._tcp.local', 'nas.local', 'Sonos-000E58A00001.lan', 'local', ''];
  expect(others.filter((name) => isOfPlayers({ name }))).toEqual([]);
});

it('what is for some alone is known by the service, whatever the record', () => {
  const { pointer, service, address } = KITCHEN_RECORDS;
  expect([pointer, service, address].map(castOf)).toEqual([undefined, undefined, undefined]);
  expect(castOf({ ...pointer, name: '_AirPlay._tcp.local' })).toBe('airplay');
  expect(castOf({ ...service, name: '000E58A00001@Kitchen._raop._tcp.local' })).toBe('airplay');
  expect(castOf({ ...pointer, name: '_spotify-connect._tcp.local' })).toBe('spotify');
});

it('is said to answer at single ports of the catalog', () => {
  expect(TOLD_SERVICES.map(({ name, ports }) => [name, [...ports]])).toEqual([
    ['_sonos._tcp.local', [1400, 1443]],
    ['_airplay._tcp.local', [7000]],
    ['_raop._tcp.local', [7000]],
    ['_spotify-connect._tcp.local', [1400]],
  ]);
});
