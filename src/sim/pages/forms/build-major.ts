import { parseBuild } from '../../../base/build.ts';
import type { PlayerState } from '../../state/player.ts';

const majorOf = (player: PlayerState): number => parseBuild(player.build)?.major ?? 0;

/** Whether a player's build lies from one major number up to, and without, another. */
export const builtBetween =
  (from: number, before = Number.POSITIVE_INFINITY) =>
  (player: PlayerState): boolean =>
    majorOf(player) >= from && majorOf(player) < before;
