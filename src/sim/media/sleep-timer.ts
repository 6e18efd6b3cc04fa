import type { Timer } from '../../ports/clock.ts';
import type { PlayerState } from '../state/player.ts';
import type { World } from '../world.ts';
import { stop } from './rest.ts';

const timers = new WeakMap<PlayerState, Timer>();

/** Waits for the time that the state names, or for nothing: a timer follows the state wherever that went. */
export function armSleepTimer(world: World, player: PlayerState): void {
  timers.get(player)?.cancel();
  const { sleepTimerEndsAt } = player.transport;
  if (sleepTimerEndsAt === 0) return;
  const ms = Math.max(0, sleepTimerEndsAt - world.clock.elapsed());
  timers.set(
    player,
    world.clock.after(ms, () => fallAsleep(world, player), { unref: true }),
  );
}

function fallAsleep(world: World, player: PlayerState): void {
  player.transport.sleepTimerEndsAt = 0;
  player.transport.sleepTimerGeneration += 1;
  stop(world, player);
}
