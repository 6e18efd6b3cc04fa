import type { Timer } from '../../ports/clock.ts';
import type { PlayerState, TransportStateName } from '../state/player.ts';
import type { World } from '../world.ts';
import { positionOf } from './current.ts';

/** What a transport waits for: TRANSITIONING settles, a track runs out. */
export interface Waiting {
  settle?: Timer | undefined;
  end?: Timer | undefined;
}

const waitingOf = new WeakMap<PlayerState, Waiting>();

export function waitingFor(player: PlayerState): Waiting {
  const known = waitingOf.get(player) ?? {};
  waitingOf.set(player, known);
  return known;
}

/** The position from which it is counted on. */
export function anchor(world: World, player: PlayerState, position: number): void {
  player.transport.positionAtAnchor = position;
  player.transport.anchorAt = world.clock.elapsed();
}

/** Takes the position as it is now for the anchor, before the state changes. */
export function setState(world: World, player: PlayerState, state: TransportStateName): void {
  anchor(world, player, positionOf(world, player));
  player.transport.state = state;
  world.changed();
}

/** Lets go of media and timers; the state is somebody else's matter. */
export function quiet(world: World, player: PlayerState): void {
  const waiting = waitingFor(player);
  waiting.settle?.cancel();
  waiting.end?.cancel();
  world.media.stop(player.id);
}

/** Stops as a snoozed alarm does: what is put off still comes back. */
export function halt(world: World, player: PlayerState): void {
  quiet(world, player);
  anchor(world, player, 0);
  player.transport.state = 'STOPPED';
  world.changed();
}

/** An alarm that rings or is put off is over with it. */
export function stop(world: World, player: PlayerState): void {
  delete player.alarm;
  halt(world, player);
}

export function pause(world: World, player: PlayerState): void {
  delete player.alarm;
  quiet(world, player);
  setState(world, player, 'PAUSED_PLAYBACK');
}
