import { expect, it } from 'vitest';
import { knownAddress as ip, parseCidr } from '../../base/address.ts';
import { markOf, sidesOf, sideWith } from './segments.ts';

const segment = (name: string, card: string, text: string) => ({
  name,
  interface: card,
  text,
  network: parseCidr(text)!,
});
const GATEWAY = {
  players: [segment('speakers', 'eth1', '10.0.30.0/24')],
  people: [segment('home', 'eth2', '10.0.10.0/24'), segment('guests', 'eth3', '10.0.20.0/24')],
  internet: undefined,
} as const;
const card = (name: string, address: string) => ({
  name,
  address: ip(address),
  prefix: 24,
  loopback: false,
});

it('are those whose card is there and has an address in them', () => {
  const cards = [
    card('eth1', '10.0.30.1'),
    card('eth2', '192.0.2.1'),
    card('eth2', '10.0.10.1'),
    card('eth3', '10.0.10.9'),
  ];
  const sides = sidesOf(GATEWAY, cards);
  expect([...sides.players, ...sides.people].map(({ name, own }) => [name, own])).toEqual([
    ['speakers', '10.0.30.1'],
    ['home', '10.0.10.1'],
  ]);
  expect(sideWith(sides.people, '10.0.10.200')?.name).toBe('home');
  expect(sideWith(sides.people, '10.0.20.5')).toBe(undefined);
});

it('are others when a card is made anew, though its name and address are the same', () => {
  const sides = (index?: number) =>
    sidesOf(GATEWAY, [{ ...card('eth1', '10.0.30.1'), ...(index === undefined ? {} : { index }) }]);
  expect([markOf(sides(4)), markOf(sides(4)), markOf(sides(9)), markOf(sides())]).toEqual([
    '10.0.30.1%4',
    '10.0.30.1%4',
    '10.0.30.1%9',
    '10.0.30.1%',
  ]);
});
