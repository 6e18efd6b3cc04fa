import type { FaultKind } from '../fault.ts';

const DEFAULT_MS = 3_600_000;

/** The household's clock is off: players share one clock, so it has no player. */
export const clockSkew: FaultKind = {
  kind: 'clock-skew',
  parameters: ['ms'],
  doors: [],
  befall: ({ ms = DEFAULT_MS }, { world }) => {
    const { clock } = world.household;
    clock.offsetMs += ms;
    world.changed();
    return () => {
      clock.offsetMs -= ms;
      world.changed();
    };
  },
};
