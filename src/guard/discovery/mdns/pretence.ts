import type { MdnsRecord } from '../../../wire/mdns/message.ts';
import type { KnownPlayer, PlayerPlace } from '../../gateway/guarded-player.ts';
import { claimedIn } from './own-names.ts';

export interface PlayersKnown {
  readonly places: () => readonly PlayerPlace[];
  readonly player: (place: PlayerPlace) => KnownPlayer | undefined;
}

/** Whether records that no player sent speak of one. */
export function speaksForPlayer(records: readonly MdnsRecord[], { places, player }: PlayersKnown): boolean {
  const ids = places().flatMap((place) => player(place)?.id ?? []);
  return claimedIn(records, ids).length > 0;
}
