import type { FaultKind } from '../fault.ts';

export const vanish: FaultKind = {
  kind: 'vanish',
  what: 'The player is gone as long as the fault is in force, and nobody was told.',
  parameters: [],
  doors: [],
  befall: (_spec, { power, players }) => {
    for (const { id } of players) power.vanish(id);
    return () => {
      for (const { id } of players) power.restore(id);
    };
  },
};
