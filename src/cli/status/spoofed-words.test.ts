import { expect, it } from 'vitest';
import type { ShownSpoof } from '../../guard/approval/messages.ts';
import { spoofedLines } from './spoofed-words.ts';

const spoof = (whose: ShownSpoof['whose'], address: string): ShownSpoof => ({
  segment: 'speakers',
  address,
  hardware: '02:00:00:00:00:66',
  whose,
  ...(whose === 'player' ? { room: 'Kitchen' } : {}),
});

it('tells whose address it is that others claim', () => {
  const by = 'by 02:00:00:00:00:66 in speakers';
  expect(
    spoofedLines([
      spoof('guard', '10.0.30.1'),
      spoof('player', '10.0.30.21'),
      spoof('neighbour', '10.0.30.9'),
    ]),
  ).toEqual([
    `AN ADDRESS OF THIS COMPUTER IS CLAIMED BY ANOTHER: 10.0.30.1 ${by}`,
    `THE ADDRESS OF Kitchen IS CLAIMED BY SEVERAL: 10.0.30.21 ${by}`,
    `An address is claimed by several: 10.0.30.9 ${by}`,
  ]);
});

it('tells ten and how many more there are', () => {
  const lines = spoofedLines(Array.from({ length: 12 }, () => spoof('neighbour', '10.0.30.9')));
  expect([lines.length, lines.at(-1)]).toEqual([
    11,
    '  and 2 more: tonewall journal query --kind neighbour-spoofed',
  ]);
});

it('says nothing where nothing is wrong', () => {
  expect(spoofedLines([])).toEqual([]);
});
