import { expect, it } from 'vitest';
import { GUESTS, HOME } from '../../../../test/rig/mdns-records.ts';
import { linkMarkOf, type LinkSide, linkSidesOf } from './link-sides.ts';

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

it('are others when a card is made anew, has other addresses, or leads to another segment', () => {
  const mark = (addresses: readonly string[], changes: Partial<LinkSide> = {}) =>
    linkMarkOf({ ...HOME, card: 4, ...changes, ownOnLink: new Set(addresses) });
  const same = mark(['fe80::1', 'fe80::2']);
  expect(mark(['fe80::2', 'fe80::1'])).toBe(same);
  const others = [
    mark(['fe80::1']),
    ...[{ card: 5 }, { name: GUESTS.name }, { text: GUESTS.text }, { own: GUESTS.own }].map((change) =>
      mark(['fe80::1', 'fe80::2'], change),
    ),
  ];
  expect(new Set([same, ...others]).size).toBe(6);
});
