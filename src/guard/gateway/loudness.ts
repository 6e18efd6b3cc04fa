import { bounded } from '../effects/level.ts';
import type { VolumeEffect } from '../effects/volumes.ts';
import type { KnownPlayer, PlayerPlace } from './guarded-player.ts';
import type { PlayerAccess } from './player-access.ts';
import { volumeNow } from './volume-questions.ts';

type Levels = Readonly<Record<string, number | 'unknown'>>;

export interface Loudness {
  readonly effect: VolumeEffect;
  readonly place: PlayerPlace;
  readonly player: Pick<KnownPlayer, 'id' | 'upnp'>;
  readonly rooms: readonly string[];
}

/**
 * How loud each room could be after a call, by what the call says. A group's volume is shared out by players in proportion
 * to a snapshot that anybody can take at any time; all that holds is that the mean is what was asked, so one room of n may
 * become n times as loud. What is refused for that is looked at more closely (`closer-look.ts`).
 */
export async function loudnessAfter(
  access: PlayerAccess,
  { effect, place, player, rooms }: Loudness,
): Promise<Levels> {
  const each = (level: number | 'unknown'): Levels => Object.fromEntries(rooms.map((room) => [room, level]));
  if (effect.kind === 'unknown') return each('unknown');
  if (effect.kind === 'to') return { [place.room]: effect.level };
  if (effect.kind === 'each-to') return each(effect.level);
  if (effect.kind === 'group-to') return each(bounded(effect.level * rooms.length));
  const group = effect.kind === 'group-by';
  const now = await volumeNow(access, { place, player }, group ? 'group' : 'player');
  if (now === undefined) return group ? each('unknown') : { [place.room]: 'unknown' };
  const after = bounded(now + effect.level);
  return group ? each(bounded(after * rooms.length)) : { [place.room]: after };
}
