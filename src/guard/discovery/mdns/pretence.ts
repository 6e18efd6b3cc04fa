import type { PlayerId } from '../../../base/ids.ts';
import type { MdnsRecord } from '../../../wire/mdns/message.ts';
import type { PlayerPlace } from '../../gateway/guarded-player.ts';
import { claimedIn } from './own-names.ts';

export interface PlayersNamed {
  readonly places: () => readonly PlayerPlace[];
  /** The name of the player of a place, also of one that was not heard yet. */
  readonly idOf: (place: PlayerPlace) => PlayerId | undefined;
}

/** The players of whom records speak that none of them sent. */
export const namedIn = (
  records: readonly MdnsRecord[],
  { places, idOf }: PlayersNamed,
): readonly { readonly place: PlayerPlace; readonly id: PlayerId }[] =>
  places().flatMap((place) => {
    const id = idOf(place);
    return id !== undefined && claimedIn(records, [id]).length > 0 ? [{ place, id }] : [];
  });
