import { describe, expect, it } from 'vitest';
import { knownAddress as ip } from '../../base/address.ts';
import { addressesOf } from './addresses.ts';

const place = (room: string, player: string, guardAddress: string) => ({
  room,
  endpoint: { host: ip(player), port: 1400 },
  guardAddress: ip(guardAddress),
});

const { outward, inward, isOwn } = addressesOf([
  place('Kitchen', '10.0.1.2', '192.168.4.20'),
  place('Office', '10.0.1.20', '192.168.4.2'),
  place('Study', '10.0.1.3', '10.0.1.3'),
]);

describe('addresses', () => {
  it.each([
    [
      'Location="http://10.0.1.2:1400/xml/device_description.xml"',
      'Location="http://192.168.4.20:1400/xml/device_description.xml"',
    ],
    ['<IPAddress>10.0.1.20</IPAddress>', '<IPAddress>192.168.4.2</IPAddress>'],
    ['10.0.1.2 10.0.1.20 10.0.1.3', '192.168.4.20 192.168.4.2 10.0.1.3'],
    ['u=http%3a%2f%2f10.0.1.2%3a1400', 'u=http%3a%2f%2f192.168.4.20%3a1400'],
    ['At 10.0.1.2.', 'At 192.168.4.20.'],
    // Parts of other numbers.
    ['110.0.1.2', '110.0.1.2'],
    ['10.0.1.21', '10.0.1.21'],
    ['10.0.1.2.5', '10.0.1.2.5'],
    ['3.10.0.1.2', '3.10.0.1.2'],
    ['10x0x1x2', '10x0x1x2'],
    ['010.0.1.2', '010.0.1.2'],
  ])('outward: %s', (inside, outside) => expect(outward(inside)).toBe(outside));

  it('inward: what clients say becomes what players understand', () => {
    expect(inward('http://192.168.4.20:1400/a http://192.168.4.2/b 10.0.1.3')).toBe(
      'http://10.0.1.2:1400/a http://10.0.1.20/b 10.0.1.3',
    );
  });

  it('of players and of the guard are its own', () => {
    expect(['10.0.1.2', '192.168.4.2', '10.0.1.3', '10.0.1.4', 'kitchen'].map(isOwn)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  it('stay as they are where the guard answers under those of the players', () => {
    const same = addressesOf([place('Study', '10.0.1.3', '10.0.1.3')]);
    expect([same.outward('10.0.1.3'), same.inward('10.0.1.3')]).toEqual(['10.0.1.3', '10.0.1.3']);
  });
});
