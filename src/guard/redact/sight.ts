import type { Sees } from '../../config/rule-schema.ts';

/** What somebody may read of what players tell. */
export interface Sight {
  readonly sees: Sees;
  /** The same for all to whom the same is shown. */
  readonly key: string;
  /** Whether a player, by its id, is in a room that is not shown. */
  readonly hides: (playerId: string) => boolean;
}

const nothing = (): boolean => false;

export const SEES_EVERYTHING: Sight = { sees: 'everything', key: 'everything', hides: nothing };
export const NOTHING_PERSONAL: Sight = { sees: 'nothing-personal', key: 'nothing-personal', hides: nothing };

/** Only the players of these ids are shown; any other is hidden, one that nobody knows as well. */
export function onlyPlayers(shown: readonly string[]): Sight {
  const ids = new Set(shown);
  return { sees: 'own-rooms', key: `own-rooms ${[...ids].sort().join(' ')}`, hides: (id) => !ids.has(id) };
}

/** What a room is called that is not shown and has to be there. */
export const ANOTHER_ROOM = 'Another room';
