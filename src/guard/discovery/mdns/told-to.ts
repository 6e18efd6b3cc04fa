import type { PlayerPlace } from '../../gateway/guarded-player.ts';
import { castKey, type Found } from '../rights.ts';
import type { OwnRecord } from './own-record.ts';
import { castOf } from './told-services.ts';

/** Of a room that may be found: what everybody is told who finds it, and services that these may use. */
export function toldTo(
  { rooms, casts }: Found,
  { room }: Pick<PlayerPlace, 'room'>,
  records: readonly OwnRecord[],
): readonly OwnRecord[] {
  if (!rooms.has(room)) return [];
  return records.filter((record) => {
    const cast = castOf(record);
    return cast === undefined || casts.has(castKey(cast, room));
  });
}
