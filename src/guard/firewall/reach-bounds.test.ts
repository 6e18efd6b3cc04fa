import { expect, it } from 'vitest';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import { ReachBounds } from './reach-bounds.ts';

const clocked = () => {
  const clock = createSteeredClock();
  return { clock, bounds: new ReachBounds(clock) };
};
const reach = (index: number, player = '10.0.30.21') => ({
  player,
  addresses: [`1.2.${index >> 8}.${index & 255}`],
  seconds: 900,
});
const times = (count: number, what: (index: number) => boolean): number =>
  Array.from({ length: count }, (_, index) => what(index)).filter(Boolean).length;

it('a player has 256 addresses at a time, and others have theirs', () => {
  const { clock, bounds } = clocked();
  expect(times(300, (index) => bounds.take(reach(index)))).toBe(256);
  expect(bounds.take(reach(0))).toBe(true);
  expect(bounds.take(reach(999, '10.0.30.22'))).toBe(true);
  clock.advance(900_000);
  expect(bounds.take(reach(999))).toBe(true);
});

it('an address that is asked for again lasts from then on', () => {
  const { clock, bounds } = clocked();
  times(256, (index) => bounds.take(reach(index)));
  clock.advance(800_000);
  expect(bounds.take(reach(0))).toBe(true);
  clock.advance(100_000);
  // 255 are over.
  expect(times(300, (index) => bounds.take(reach(1000 + index)))).toBe(255);
});

it('players are 1024 at a time', () => {
  const { clock, bounds } = clocked();
  const players = (count: number) =>
    times(count, (index) => bounds.take(reach(1, `10.1.${index >> 8}.${index & 255}`)));
  expect(players(1100)).toBe(1024);
  clock.advance(900_000);
  expect(bounds.take(reach(1, '10.9.9.9'))).toBe(true);
});
