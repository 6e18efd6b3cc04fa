import { bounded } from './level.ts';
import type { Aim } from './aims.ts';

export interface GroupNow {
  /** The volume of each room of the group, 0 to 100. */
  readonly levels: readonly number[];
  /** The group's own volume, as its coordinator tells it: the mean (svrooij/sonos-api-docs, docs.sonos.com/docs/volume). */
  readonly told: number;
}

/**
 * At most how loud each room of a group becomes when the group's volume is set directly after a snapshot of it. Players
 * change each room in the proportion that the snapshot has, so that the mean comes out as asked (docs.sonos.com/docs/volume;
 * svrooij/sonos-api-docs, SetGroupVolume). Undefined where that rule does not tell.
 *
 * Unsure, and so taken at its worst; two recordings of a group of unequal rooms, one of them close to 100, would settle it:
 * - whether the coordinator divides by the mean or by the whole number that it tells: the smaller of both is taken;
 * - whether a room that is quieter than the mean is raised by more than its proportion: it never ends above the mean asked
 *   for, as the louder rooms stay the louder ones;
 * - who makes up for a room that reaches its end, and what comes of a group that is silent: no figure is given.
 *
 * Nor is one where the coordinator tells another mean than that of the rooms: then others count than those that were asked,
 * for instance a room whose output is fixed does not.
 */
export function sharedOut({ levels, told }: GroupNow, aim: Aim): readonly number[] | undefined {
  const mean = levels.reduce((sum, level) => sum + level, 0) / levels.length;
  if (told < Math.floor(mean) || told > Math.ceil(mean)) return undefined;
  const target = aim.kind === 'group-to' ? aim.level : bounded(Math.ceil(mean) + aim.level);
  // Of a group that counts as silent already no room has to change.
  if (target === 0) return Math.floor(mean) === 0 ? levels : levels.map(() => 0);
  const isEven = levels.every((level) => level === mean);
  const divisor = isEven ? mean : Math.min(Math.floor(mean), told - 0.5);
  if (divisor <= 0) return undefined;
  const shares = levels.map((level) => Math.ceil((level * target) / divisor));
  if (shares.some((share) => share > 100)) return undefined;
  if (target <= Math.floor(mean))
    return levels.map((level, index) => Math.min(level, shares[index] ?? level));
  return shares.map((share) => Math.max(target, share));
}
