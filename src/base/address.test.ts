import { describe, expect, it } from 'vitest';
import {
  asIpAddress,
  asPort,
  cidrContains,
  cidrSize,
  formatEndpoint,
  ipv4ToNumber,
  isLoopback,
  isPrivateAddress,
  knownAddress,
  numberToIpv4,
  parseCidr,
  plainAddress,
} from './address.ts';

describe('addresses', () => {
  it.each([
    ['192.0.2.1', true],
    ['::1', true],
    ['192.0.2.256', false],
    ['01.2.3.4', false],
    ['localhost', false],
    ['', false],
  ])('takes %s: %s', (text, valid) => {
    expect(asIpAddress(text) !== undefined).toBe(valid);
  });

  it.each([
    ['1', 1],
    ['65535', 65_535],
    ['0', undefined],
    ['65536', undefined],
    ['+80', undefined],
    ['', undefined],
  ])('reads port %s as %s', (text, port) => {
    expect(asPort(text)).toBe(port);
  });

  it('turns IPv4 into a number and back', () => {
    expect(ipv4ToNumber('255.255.255.255')).toBe(4_294_967_295);
    expect(numberToIpv4(3_221_225_985)).toBe('192.0.2.1');
    expect(ipv4ToNumber('::1')).toBeUndefined();
  });

  it('brackets IPv6 in an endpoint (RFC 3986 §3.2.2)', () => {
    const v6 = asIpAddress('fe80::1');
    const v4 = asIpAddress('192.0.2.1');
    if (!v6 || !v4) throw new Error('addresses expected');
    expect(formatEndpoint({ host: v6, port: 1400 })).toBe('[fe80::1]:1400');
    expect(formatEndpoint({ host: v4, port: 1400 })).toBe('192.0.2.1:1400');
  });
});

describe('networks', () => {
  it.each([
    ['192.168.1.77/24', '192.168.1.255', true],
    ['192.168.1.0/24', '192.168.2.0', false],
    ['0.0.0.0/0', '255.1.2.3', true],
    ['10.0.0.1', '10.0.0.1', true],
    ['10.0.0.1', '10.0.0.2', false],
  ])('%s contains %s: %s', (text, address, inside) => {
    const network = parseCidr(text);
    expect(network && cidrContains(network, address)).toBe(inside);
  });

  it.each(['192.168.1.0/33', '192.168.1.0/', '192.168.1/24', '10.0.0.0/8/8', 'fe80::/64'])(
    'refuses %s',
    (text) => {
      expect(parseCidr(text)).toBeUndefined();
    },
  );

  it('knows how many addresses a network has', () => {
    expect(cidrSize({ base: 0, prefix: 24 })).toBe(256);
    expect(cidrSize({ base: 0, prefix: 32 })).toBe(1);
  });
});

describe('an address that the code names', () => {
  it('is one, or the code is wrong', () => {
    expect(knownAddress('192.0.2.1')).toBe('192.0.2.1');
    expect(() => knownAddress('localhost')).toThrow('not an address: localhost');
  });
});

describe('private addresses', () => {
  it.each([
    ['10.255.255.255', true],
    ['172.15.0.1', false],
    ['172.31.0.1', true],
    ['192.168.0.1', true],
    ['169.254.1.1', true],
    ['127.0.0.1', true],
    ['8.8.8.8', false],
    ['fe80::1', true],
    ['fe80::1%eth0', true],
    ['febf::1', true],
    ['fec0::1', false],
    ['fd00::1', true],
    ['FC00::1', true],
    ['fd::1', false],
    ['fc::1', false],
    ['fe8::1', false],
    ['::ffff:10.0.0.1', true],
    ['::ffff:a00:1', true],
    ['::ffff:8.8.8.8', false],
    ['0:0:0:0:0:0:0:1', true],
    ['2001:db8::1', false],
    ['100.64.0.1', false],
    ['10.0.0.1.example', false],
    ['', false],
  ])('%s is private: %s', (address, expected) => {
    expect(isPrivateAddress(address)).toBe(expected);
  });

  it('knows loopback', () => {
    const addresses = ['127.0.0.2', '::1', '::ffff:127.0.0.1', '128.0.0.1', '127.evil.example', '::2'];
    expect(addresses.map(isLoopback)).toEqual([true, true, true, false, false, false]);
  });
});

describe('one spelling', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['::FFFF:c000:0201', '192.0.2.1'],
    ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
    ['fe80:0::1%eth0', 'fe80::1%eth0'],
    ['kitchen', undefined],
    ['::ffff:192.0.2.256', undefined],
    ['192.0.2.1%eth0', undefined],
  ])('of %s is %s', (text, plain) => {
    expect(plainAddress(text)).toBe(plain);
  });
});
