import type { HouseholdState } from './household.ts';
import type { PlayerState } from './player.ts';

/** Everybody who is bonded into the room of a player, the player among them. */
export function roomMates(household: HouseholdState, player: PlayerState): readonly PlayerState[] {
  const maps = `${player.bond.channelMapSet};${player.bond.htSatChanMapSet}`;
  const bonded = Object.values(household.players).filter(({ id }) => maps.includes(`${id}:`));
  return bonded.length > 0 ? bonded : [player];
}

/** Who follows when volume or mute of a player changes: its room if it is the one that is seen, else itself alone. */
export const voicesOf = (household: HouseholdState, player: PlayerState): readonly PlayerState[] =>
  player.bond.invisible ? [player] : roomMates(household, player);
