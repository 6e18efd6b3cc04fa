import type { FastifyInstance } from 'fastify';
import type { RunningHousehold } from '../../household.ts';
import type { PlayerState } from '../../state/player.ts';
import { ControlError } from '../errors.ts';

/** One area of the control port: one file, one line in the registry. */
export type AddRoutes = (server: FastifyInstance, household: RunningHousehold) => void;

/** A player by its id, or the first of a room. */
export function playerNamed({ state }: RunningHousehold, name: string): PlayerState {
  const player =
    state.players[name] ??
    Object.values(state.players).find(({ room, bond }) => room === name && !bond.invisible);
  if (!player) throw new ControlError(404, 'no-player', 'there is no player and no room of that name');
  return player;
}
