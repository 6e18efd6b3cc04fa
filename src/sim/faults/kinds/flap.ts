import type { Timer } from '../../../ports/clock.ts';
import type { FaultKind } from '../fault.ts';

const DEFAULT_MS = 2000;
const LEAST_MS = 50;

export const flap: FaultKind = {
  kind: 'flap',
  what: 'The player comes and goes: so long away, so long there.',
  parameters: ['ms'],
  doors: [],
  befall: ({ ms = DEFAULT_MS }, { world, power, players }) => {
    let timer: Timer | undefined;
    const turn = (away: boolean): void => {
      for (const { id } of players) (away ? power.vanish : power.restore)(id);
      timer = world.clock.after(Math.max(LEAST_MS, ms), () => turn(!away), { unref: true });
    };
    turn(true);
    return () => {
      timer?.cancel();
      for (const { id } of players) power.restore(id);
    };
  },
};
