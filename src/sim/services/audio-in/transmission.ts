import { isPlaying } from '../../media/current.ts';
import { stop } from '../../media/rest.ts';
import { isCoordinator } from '../../state/groups.ts';
import type { HouseholdState } from '../../state/household.ts';
import type { PlayerState } from '../../state/player.ts';
import { done, fault, type ActionModel } from '../../world.ts';

/** Unsure: the code for who has no line-in or leads no group; 800 is the vendor's generic one. */
const REFUSED = 800;

const uriOf = ({ id }: PlayerState): string => `x-rincon-stream:${id}`;

const plays = (listener: PlayerState, player: PlayerState): boolean =>
  isPlaying(listener) && listener.transport.uri === uriOf(player);

/** Coordinators that play the line-in of this player or asked for its sound. */
export const listenersOf = ({ players }: HouseholdState, player: PlayerState): readonly PlayerState[] =>
  Object.values(players).filter((one) => plays(one, player) || player.lineIn?.sentTo?.includes(one.id));

/**
 * What the coordinator of a group that is to play a line-in asks of its owner.
 * Unsure: the out argument, whose name is all that is known; here it is what the group plays.
 */
export const startTransmission: ActionModel = ({ world, player, args }) => {
  const id = args['CoordinatorID'] ?? '';
  if (!player.lineIn || !isCoordinator(world.household, id)) return fault(REFUSED);
  player.lineIn.sentTo = [...new Set([...(player.lineIn.sentTo ?? []), id])];
  world.changed();
  return done({ CurrentTransportSettings: uriOf(player) });
};

/** A group that is sent nothing more stops. */
export const stopTransmission: ActionModel = ({ world, player, args }) => {
  const id = args['CoordinatorID'] ?? '';
  const listener = listenersOf(world.household, player).find((one) => one.id === id);
  if (!player.lineIn || !listener) return fault(REFUSED);
  player.lineIn.sentTo = player.lineIn.sentTo?.filter((one) => one !== id) ?? [];
  if (plays(listener, player)) stop(world, listener);
  world.changed();
  return done();
};
