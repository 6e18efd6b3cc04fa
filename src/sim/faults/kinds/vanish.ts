import type { FaultKind } from '../fault.ts';

/** The player is gone as long as the fault is in force; nobody was told. */
export const vanish: FaultKind = {
  kind: 'vanish',
  parameters: [],
  doors: [],
  befall: (_spec, { power, players }) => {
    for (const { id } of players) power.vanish(id);
    return () => {
      for (const { id } of players) power.restore(id);
    };
  },
};
