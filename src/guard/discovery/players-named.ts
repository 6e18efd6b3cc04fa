import type { PlayerId } from '../../base/ids.ts';
import type { PlayerPlace } from '../gateway/guarded-player.ts';

export interface PlayersNamed {
  readonly places: () => readonly PlayerPlace[];
  /** The name of the player of a place, also of one that was not heard yet. */
  readonly idOf: (place: PlayerPlace) => PlayerId | undefined;
}

export interface Named {
  readonly place: PlayerPlace;
  readonly id: PlayerId;
}

/** Those whose name is known and is somewhere. */
export const playersNamed = (
  { places, idOf }: PlayersNamed,
  isThere: (id: PlayerId) => boolean,
): readonly Named[] =>
  places().flatMap((place) => {
    const id = idOf(place);
    return id !== undefined && isThere(id) ? [{ place, id }] : [];
  });
