import { expect, it } from 'vitest';
import type { Gateway } from '../../config/config.ts';
import { movesThatFit } from './moved.ts';

const gateway: Gateway = {
  players: [
    { name: 'speakers', interface: 'eth1', network: { base: 0x0a00_1e00, prefix: 24 }, text: '10.0.30.0/24' },
  ],
  people: [],
  internet: undefined,
};
const [KITCHEN, BAR] = ['10.0.30.21', '10.0.30.22'];
const fitting = (...moves: readonly (readonly [string, string])[]) => [
  ...movesThatFit({ gateway, players: [KITCHEN, BAR] }, new Map(moves)),
];

it.each([
  ['to an address where players are', KITCHEN, '10.0.30.77', true],
  ['of nobody in the file', '10.0.30.23', '10.0.30.77', false],
  ['to where it is', KITCHEN, KITCHEN, false],
  ['to people', KITCHEN, '10.0.10.5', false],
  ['to no address', KITCHEN, '10.0.30.77 }; flush', false],
  ['to another player', KITCHEN, BAR, false],
])('a move %s', (_, player, at, fits) => {
  expect(fitting([player, at])).toEqual(fits ? [[player, at]] : []);
});

it('two do not go to one address', () => {
  expect(fitting([KITCHEN, '10.0.30.77'], [BAR, '10.0.30.77'])).toEqual([[KITCHEN, '10.0.30.77']]);
});

it('players change their places, or follow one another', () => {
  const swapped = [[KITCHEN, BAR] as const, [BAR, KITCHEN] as const];
  expect(fitting(...swapped)).toEqual(swapped);
  const followed = [[KITCHEN, BAR] as const, [BAR, '10.0.30.77'] as const];
  expect(fitting(...followed)).toEqual(followed);
  expect(fitting([KITCHEN, BAR], [BAR, '10.0.10.5'])).toEqual([]);
});
