import { expect, it } from 'vitest';
import { misnamed } from './misnamed-segment.ts';

it.each([
  { network: '10.0.20.0/24', interface: 'eth1' },
  { network: '10.0.20.0/30', interface: 'br-guests' },
  { network: '10.0.20.7/32' },
  {},
])('finds %j in order', (segment) => {
  expect(misnamed(segment)).toEqual([]);
});

it('takes an address without its prefix for no network, and says what is meant', () => {
  const found = { key: 'network', message: '192.168.10.7 is one address and no network' };
  expect(misnamed({ network: '192.168.10.7', interface: 'eth1' })).toEqual([
    { ...found, hint: 'write 192.168.10.0/24' },
  ]);
  expect(misnamed({ network: '192.168.10.7' })).toEqual([
    { ...found, hint: 'write 192.168.10.0/24, or 192.168.10.7/32 for this address alone' },
  ]);
});

it.each(['10.0.20.7/32', '10.0.20.6/31'])('takes %s for too small to be behind a card', (network) => {
  expect(misnamed({ network, interface: 'eth1' })).toEqual([
    {
      key: 'network',
      message: `${network} is too small a network to be behind a card`,
      hint: 'write 10.0.20.0/24',
    },
  ]);
});

it.each([
  ['lo', 'lo leads to this computer alone'],
  ['eth 1', 'eth 1 is no interface'],
])('%s is no card of a segment', (card, message) => {
  expect(misnamed({ network: '10.0.20.0/24', interface: card })).toEqual([
    { key: 'interface', message, hint: 'eth1, br-guests' },
  ]);
});
