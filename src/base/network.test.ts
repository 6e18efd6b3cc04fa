import { describe, expect, it } from 'vitest';
import { ipNumber, networkContains, parseNetwork } from './network.ts';

describe('networks', () => {
  it.each([
    ['10.0.20.0/24', { version: 4, base: 0x0a00_1400n, prefix: 24 }],
    ['0.0.0.0/0', { version: 4, base: 0n, prefix: 0 }],
    ['192.0.2.1', { version: 4, base: 0xc000_0201n, prefix: 32 }],
    ['::ffff:192.0.2.1', { version: 4, base: 0xc000_0201n, prefix: 32 }],
    ['fd00:1::/64', { version: 6, base: 0xfd00_0001n << 96n, prefix: 64 }],
    ['::/0', { version: 6, base: 0n, prefix: 0 }],
    ['::ffff:10.0.0.0/104', undefined],
    ['10.0.20.7/24', { version: 4, base: 0x0a00_1400n, prefix: 24 }],
    ['fd00:1::7/64', { version: 6, base: 0xfd00_0001n << 96n, prefix: 64 }],
    ['10.0.0.0/33', undefined],
    ['fd00::/129', undefined],
    ['10.0.0.0/8/8', undefined],
    ['10.0.0.0/', undefined],
    ['fe80::1%eth0', undefined],
    ['home', undefined],
    ['', undefined],
  ])('reads %s', (text, network) => {
    expect(parseNetwork(text)).toEqual(network);
  });

  it.each([
    ['10.0.20.0/24', '10.0.20.255', true],
    ['10.0.20.0/24', '10.0.21.0', false],
    ['10.0.20.0/24', '::ffff:10.0.20.9', true],
    ['0.0.0.0/0', 'fd00::1', false],
    ['::/0', '10.0.0.1', false],
    ['fd00:1::/64', 'fd00:1:0:0:ffff::1', true],
    ['fd00:1::/64', 'fd00:1:0:1::1', false],
    ['64:ff9b::/96', '64:ff9b::192.0.2.1', true],
    ['fe80::/10', 'fe80::1%eth0', true],
  ])('%s holds %s: %s', (network, address, holds) => {
    expect(networkContains(parseNetwork(network)!, ipNumber(address)!)).toBe(holds);
  });

  it('knows no number of what is no address', () => {
    expect(ipNumber('192.0.2')).toBeUndefined();
  });
});
