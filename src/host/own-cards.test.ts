import { expect, it } from 'vitest';
import { ownCards } from './own-cards.ts';

const ETH = { mac: '02:00:5E:00:53:01', internal: false, netmask: '', cidr: null };

it('tells addresses of both versions with the hardware of their card, and no loopback', () => {
  const cards = ownCards(() => ({
    lo: [{ ...ETH, family: 'IPv4', address: '127.0.0.1', internal: true }],
    eth1: [
      { ...ETH, family: 'IPv4', address: '10.0.30.1' },
      { ...ETH, family: 'IPv6', address: 'FE80:0::5eff:fe00:5301', scopeid: 3 },
    ],
  }));
  const hardware = '02:00:5e:00:53:01';
  expect(cards.addresses()).toEqual([
    { card: 'eth1', address: '10.0.30.1', hardware },
    { card: 'eth1', address: 'fe80::5eff:fe00:5301', hardware },
  ]);
});
