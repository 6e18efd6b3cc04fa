import { expect, it } from 'vitest';
import { parseCidr } from '../../base/address.ts';
import type { Sighting } from '../evidence/sighting.ts';
import { addressesIn } from './devices.ts';

const at = (place: string, by: Sighting['by'] = 'ssdp'): Sighting => {
  const [, address = '', port = '', path = ''] = /^([\d.]+):(\d+)(\/.*)$/.exec(place) ?? [];
  return { by, address, port: Number(port), path, facts: [] };
};
const NETWORK = parseCidr('192.0.2.0/29') ?? expect.unreachable('no network');
const PLAYER = '192.0.2.7:1400/xml/device_description.xml';

it('joins sightings that lead to one description', () => {
  const sightings = [at(PLAYER), at(PLAYER, 'mdns')];
  expect(addressesIn(sightings, []).addresses).toEqual([
    {
      address: '192.0.2.7',
      devices: [
        {
          id: '192.0.2.7:1400',
          address: '192.0.2.7',
          port: 1400,
          path: '/xml/device_description.xml',
          sightings,
        },
      ],
      leftOut: 0,
    },
  ]);
});

it('asks a few descriptions of one address, the usual and the given ones first', () => {
  const forged = Array.from({ length: 16 }, (_, index) => at(`192.0.2.7:1400/d${index}.xml`));
  const [found] = addressesIn(
    [...forged, at('192.0.2.7:80/given.xml', 'address-given'), at(PLAYER)],
    [],
  ).addresses;
  expect(found?.devices.map(({ id }) => id)).toEqual([
    '192.0.2.7:1400/xml/device_description.xml',
    '192.0.2.7:80',
    '192.0.2.7:1400/d0.xml',
    '192.0.2.7:1400/d1.xml',
  ]);
  expect(found?.leftOut).toBe(14);
});

it('leaves out what is not in the scope', () => {
  const { addresses } = addressesIn([at(PLAYER), at('192.0.2.99:80/d.xml')], [NETWORK]);
  expect(addresses.map(({ address }) => address)).toEqual(['192.0.2.7']);
});

it('asks at most 256 addresses, and counts the rest', () => {
  const flood = Array.from({ length: 300 }, (_, index) => at(`198.51.${index >> 8}.${index & 255}:80/d.xml`));
  const { addresses, leftOut } = addressesIn(flood, []);
  expect([addresses.length, leftOut]).toEqual([256, 44]);
});
