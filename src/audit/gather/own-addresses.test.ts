import { expect, it } from 'vitest';
import { asIpAddress } from '../../base/address.ts';
import { ownAddresses } from './own-addresses.ts';

const ip = (text: string) => asIpAddress(text) ?? expect.unreachable(text);
const has = (...cidrs: readonly string[]) => ({
  interfaces: () =>
    cidrs.map((cidr, index) => {
      const [address = '', prefix = ''] = cidr.split('/');
      return {
        name: `eth${index}`,
        address: ip(address),
        prefix: Number(prefix),
        loopback: address.startsWith('127.'),
      };
    }),
});
const PLAYER = ip('192.168.1.20');

it('takes the address in the network of the device, and a second one beside it', () => {
  expect(ownAddresses(has('127.0.0.1/8', '10.0.0.5/24', '192.168.1.5/24', '192.168.1.6/24'), PLAYER)).toEqual(
    {
      near: '192.168.1.5',
      second: { address: '192.168.1.6', otherNetwork: false },
    },
  );
});

it('takes a second one in another network where there is none beside it', () => {
  expect(ownAddresses(has('10.0.0.5/24', '192.168.1.5/24'), PLAYER)).toEqual({
    near: '192.168.1.5',
    second: { address: '10.0.0.5', otherNetwork: true },
  });
});

it('has no second address on a machine with one', () => {
  expect(ownAddresses(has('127.0.0.1/8', '192.168.1.5/24'), PLAYER)).toEqual({ near: '192.168.1.5' });
});

it('has none where the device is behind a router', () => {
  expect(ownAddresses(has('10.0.0.5/24', '10.0.1.5/24'), PLAYER)).toEqual({});
});

it('on loopback everything is our own', () => {
  expect(ownAddresses(has(), ip('127.36.5.11'))).toEqual({
    near: '127.0.0.1',
    second: { address: '127.0.0.2', otherNetwork: false },
  });
});
