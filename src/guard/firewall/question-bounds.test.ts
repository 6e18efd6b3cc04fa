import { expect, it } from 'vitest';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import { QuestionBounds } from './question-bounds.ts';

it('names: two hundred questions at once, and fifty a second', () => {
  const clock = createSteeredClock();
  const bounds = new QuestionBounds(clock);
  const times = (count: number): number =>
    Array.from({ length: count }, () => bounds.mayAsk('reach')).filter(Boolean).length;
  expect(times(300)).toBe(200);
  clock.advance(1000);
  expect(times(300)).toBe(50);
});
