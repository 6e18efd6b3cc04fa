import type { PlayerState } from '../state/player.ts';
import { voicesOf } from '../state/room-mates.ts';
import type { World } from '../world.ts';

export const clampVolume = (value: number): number => Math.max(0, Math.min(100, Math.round(value)));

/** The whole room gets louder or softer: a pair has one volume. A fixed line out has none (GetOutputFixed). */
export function setMasterVolume(world: World, player: PlayerState, volume: number): void {
  for (const { rendering } of voicesOf(world.household, player)) {
    if (!rendering.outputFixed) rendering.volume.Master = clampVolume(volume);
  }
  world.changed();
}

export function setMasterMute(world: World, player: PlayerState, mute: boolean): void {
  for (const { rendering } of voicesOf(world.household, player)) rendering.mute.Master = mute;
  world.changed();
}
