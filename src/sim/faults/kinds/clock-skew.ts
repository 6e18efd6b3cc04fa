import type { FaultKind } from '../fault.ts';

const DEFAULT_MS = 3_600_000;

export const clockSkew: FaultKind = {
  kind: 'clock-skew',
  what: "The household's clock is off; its players share it, so there is no player to name.",
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
