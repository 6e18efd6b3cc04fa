import { isActing, staysInRoom } from '../effects/reach.ts';
import { volumeEffectIn } from '../effects/volumes.ts';
import type { Understood } from '../request/understood.ts';
import type { Asked } from './ask-policy.ts';
import type { PlayerPlace } from './guarded-player.ts';

/**
 * Whose players hold still from the question until the act. `alone`: no other write reaches them. `together`: other acts
 * may, but none that changes who plays together, for such a one has its players alone.
 */
export interface Hold {
  readonly manner: 'alone' | 'together';
  readonly players: readonly PlayerPlace[];
}

/**
 * What is held first: the player asked. Undefined for what needs nobody to hold still: it reads, or it changes one room and
 * says itself how. Commands of the local API go to the player past its queue of requests, so they always hold it.
 */
export function firstHold({ understood, place }: Asked): Hold | undefined {
  if (understood.action.riskClass === 'read') return undefined;
  if (!isActing(understood)) return undefined;
  if (dependsOnNow(understood)) return { manner: 'alone', players: [place] };
  if (understood.kind === 'call' && staysInRoom(understood)) return undefined;
  return { manner: 'together', players: [place] };
}

/** Judged on a volume that the player tells, or changes who plays together. */
function dependsOnNow(understood: Understood): boolean {
  const { riskClass } = understood.action;
  if (riskClass === 'grouping' || riskClass === 'bonding') return true;
  return TOLD_BY_PLAYER.includes(volumeEffectIn(understood)?.kind);
}

const TOLD_BY_PLAYER: readonly (string | undefined)[] = ['by', 'group-by', 'group-to'];

export const holds = (hold: Hold, players: readonly PlayerPlace[]): boolean =>
  players.every((player) => hold.players.includes(player));

/** After a look at who plays together: those reached, and when they have changed again since, everybody. */
export const wider = (hold: Hold, reached: readonly PlayerPlace[], all: readonly PlayerPlace[]): Hold => ({
  ...hold,
  players: hold.players.length === 1 ? [...new Set([...hold.players, ...reached])] : all,
});
