import { expect, it } from 'vitest';
import { GUESTS, HOME } from '../../../../test/rig/mdns-records.ts';
import { linkMarkOf, linkSidesOf } from './link-sides.ts';

const own = (card: string, address: string) => ({ card, address, hardware: '02:00:5e:00:53:01' });

it('are those whose card has an address of its link', () => {
  const cards = [
    own(HOME.interface, '10.0.10.1'),
    own(HOME.interface, 'fe80::1'),
    own(HOME.interface, 'fe80::2'),
    own(HOME.interface, '2001:db8::1'),
    own(GUESTS.interface, '2001:db8:1::1'),
    own('eth99', 'fe80::3'),
  ];
  expect(linkSidesOf([HOME, GUESTS], cards)).toEqual([
    { ...HOME, ownOnLink: new Set(['fe80::1', 'fe80::2']) },
  ]);
});

it('are others when a card is made anew or has other addresses', () => {
  const mark = (addresses: readonly string[], card?: number) =>
    linkMarkOf({ ...HOME, ownOnLink: new Set(addresses), ...(card === undefined ? {} : { card }) });
  expect([mark(['fe80::1', 'fe80::2'], 4), mark(['fe80::2', 'fe80::1'], 4)]).toEqual([
    '4 fe80::1 fe80::2',
    '4 fe80::1 fe80::2',
  ]);
  expect([mark(['fe80::1'], 5), mark(['fe80::1'])]).toEqual(['5 fe80::1', ' fe80::1']);
});
