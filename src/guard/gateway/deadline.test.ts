import { expect, it } from 'vitest';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import { Deadline } from './deadline.ts';

/** When it was missed, if each step is done at its time. */
function missedAt(
  steps: readonly (readonly [at: number, step: (deadline: Deadline) => void])[],
): readonly number[] {
  const clock = createSteeredClock();
  const missed: number[] = [];
  const deadline = new Deadline(clock, () => missed.push(clock.elapsed()));
  for (const [at, step] of steps) {
    clock.advance(at - clock.elapsed());
    step(deadline);
  }
  clock.advance(1000);
  return missed;
}

const set = (ms: number) => (deadline: Deadline) => deadline.set(ms);
const lift = (deadline: Deadline): void => deadline.lift();
const end = (deadline: Deadline): void => deadline.end();

it.each([
  ['is missed at its time', [[0, set(100)]], [100]],
  [
    'moves on',
    [
      [0, set(100)],
      [60, set(100)],
      [120, set(100)],
    ],
    [220],
  ],
  [
    'moves nearer',
    [
      [0, set(100)],
      [10, set(20)],
    ],
    [30],
  ],
  [
    'is lifted',
    [
      [0, set(100)],
      [50, lift],
    ],
    [],
  ],
  [
    'comes back after it was lifted',
    [
      [0, set(100)],
      [50, lift],
      [90, set(100)],
    ],
    [190],
  ],
  [
    'comes back after its timer rang for nothing',
    [
      [0, set(100)],
      [50, lift],
      [300, set(100)],
    ],
    [400],
  ],
  [
    'has an end',
    [
      [0, set(100)],
      [50, end],
    ],
    [],
  ],
  [
    'is missed once',
    [
      [0, set(100)],
      [200, lift],
    ],
    [100],
  ],
] as const)('%s', (_name, steps, expected) => {
  expect(missedAt(steps)).toEqual(expected);
});
