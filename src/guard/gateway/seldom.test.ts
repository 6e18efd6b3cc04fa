import { expect, it } from 'vitest';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import { Seldom } from './seldom.ts';

it('is said at once, and again when a minute is over', () => {
  const clock = createSteeredClock();
  const seldom = new Seldom(clock);
  const said = [0, 59_999, 1, 0].map((ms) => {
    clock.advance(ms);
    return seldom.isTime();
  });
  expect(said).toEqual([true, false, true, false]);
});
