import type { PlayerState, TransportStateData } from '../state/player.ts';
import type { World } from '../world.ts';
import { isPlaying } from './current.ts';
import { quiet } from './rest.ts';
import { armSleepTimer } from './sleep-timer.ts';
import { carryOn } from './transport.ts';

type Before = Pick<TransportStateData, 'sleepTimerEndsAt'> & { readonly playing: boolean };

/**
 * Changes who is in which group and keeps the music going: whoever does not play any more lets go of media and timers,
 * whoever plays now by taking over goes on from the same place. The sleep timer goes with the group.
 */
export function regroup<T>(world: World, change: () => T): T {
  const players = Object.values(world.household.players);
  const before = new Map(players.map((player) => [player, stateOf(player)]));
  const result = change();
  for (const player of players) followState(world, player, before.get(player) ?? stateOf(player));
  return result;
}

const stateOf = (player: PlayerState): Before => ({
  playing: isPlaying(player),
  sleepTimerEndsAt: player.transport.sleepTimerEndsAt,
});

function followState(world: World, player: PlayerState, before: Before): void {
  const now = stateOf(player);
  if (before.playing && !now.playing) quiet(world, player);
  if (now.playing && !before.playing) carryOn(world, player);
  if (now.sleepTimerEndsAt !== before.sleepTimerEndsAt) armSleepTimer(world, player);
}
