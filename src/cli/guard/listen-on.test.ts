import { expect, it } from 'vitest';
import { knownAddress as ip } from '../../base/address.ts';
import type { Gateway } from '../../config/config.ts';
import { listenOn } from './listen-on.ts';

const GATEWAY: Gateway = {
  players: [
    { name: 'speakers', interface: 'eth1', network: { base: 0x0a00_1e00, prefix: 24 }, text: '10.0.30.0/24' },
  ],
  people: [],
  internet: undefined,
};
const card = (name: string, address: string) => ({ name, address: ip(address), prefix: 24, loopback: false });
const CARDS = [card('eth0', '10.0.30.9'), card('eth1', 'fe80::1'), card('eth1', '10.0.30.1')];

it('is what was asked for, the address that faces players, or this computer alone', () => {
  expect(listenOn('192.0.2.1', GATEWAY, CARDS)).toBe('192.0.2.1');
  expect(listenOn(undefined, GATEWAY, CARDS)).toBe('10.0.30.1');
  expect(listenOn(undefined, undefined, CARDS)).toBe('127.0.0.1');
});

it('is nothing that is no address, and nowhere where there is none', () => {
  expect(() => listenOn('eth1', GATEWAY, CARDS)).toThrow('--listen takes an address, not eth1');
  expect(() => listenOn(undefined, GATEWAY, CARDS.slice(0, 1))).toThrow(
    'eth1 has no address in 10.0.30.0/24',
  );
});
