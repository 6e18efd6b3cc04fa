import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Aim } from './aims.ts';
import { sharedOut } from './shared-out.ts';

/** How a coordinator may go about it: what is documented leaves all of these open. */
interface Manner {
  /** The mean as it tells it, and the one that it divides by. */
  readonly told: (mean: number) => number;
  readonly divisor: (mean: number) => number;
  readonly rounded: (level: number) => number;
  /** How a room is raised. */
  readonly raised: (level: number, now: { readonly mean: number; readonly target: number }) => number;
}

const ROUNDINGS = [Math.floor, Math.round, Math.ceil];
const RAISING: readonly Manner['raised'][] = [
  // In proportion; by the same amount; by the same part of what is left up to 100.
  (level, { mean, target }) => (level * target) / mean,
  (level, { mean, target }) => level + target - mean,
  (level, { mean, target }) => level + ((100 - level) * (target - mean)) / (100 - mean),
];

const anyManner: fc.Arbitrary<Manner> = fc.record({
  told: fc.constantFrom(...ROUNDINGS),
  divisor: fc.constantFrom((mean: number) => mean, ...ROUNDINGS),
  rounded: fc.constantFrom(...ROUNDINGS),
  raised: fc.constantFrom(...RAISING),
});
const anyAim: fc.Arbitrary<Aim> = fc.oneof(
  fc.record({ kind: fc.constant('group-to' as const), level: fc.integer({ min: 0, max: 100 }) }),
  fc.record({ kind: fc.constant('group-by' as const), level: fc.integer({ min: -100, max: 100 }) }),
);
const level = fc.integer({ min: 0, max: 100 });
const anyLevels = fc.oneof(
  fc.array(level, { minLength: 1, maxLength: 6 }),
  fc
    .tuple(level, fc.integer({ min: 1, max: 6 }))
    .map(([each, rooms]) => Array.from({ length: rooms }, () => each)),
);

/** What becomes of the rooms. */
function played(levels: readonly number[], told: number, aim: Aim, manner: Manner): readonly number[] {
  const mean = levels.reduce((sum, each) => sum + each, 0) / levels.length;
  const base = manner.divisor(mean);
  const from = aim.kind === 'group-by' ? [told, mean] : [0];
  return levels.map((each) =>
    Math.max(
      ...from.map((start) => {
        const target = Math.min(100, Math.max(0, start + aim.level));
        const after = target > base ? manner.raised(each, { mean: base, target }) : (each * target) / base;
        return base === 0 ? each : manner.rounded(Math.min(100, Math.max(0, after)));
      }),
    ),
  );
}

it('no room becomes louder than it says, however the coordinator goes about it', () => {
  let told = 0;
  fc.assert(
    fc.property(anyLevels, anyAim, anyManner, (levels, aim, manner) => {
      const mean = manner.told(levels.reduce((sum, each) => sum + each, 0) / levels.length);
      const bounds = sharedOut({ levels, told: mean }, aim);
      if (!bounds) return;
      told += 1;
      const after = played(levels, mean, aim, manner);
      expect(after.filter((each, index) => each > (bounds[index] ?? -1))).toEqual([]);
    }),
    { numRuns: 20_000 },
  );
  expect(told).toBeGreaterThan(2000);
});

it('rooms that are equally loud are told to the number', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100 }),
      fc.integer({ min: 1, max: 32 }),
      level,
      (now, rooms, target) => {
        const levels = Array.from({ length: rooms }, () => now);
        expect(sharedOut({ levels, told: now }, { kind: 'group-to', level: target })).toEqual(
          levels.map(() => target),
        );
      },
    ),
  );
});
