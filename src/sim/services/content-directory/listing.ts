import type { HouseholdState } from '../../state/household.ts';
import type { PlayerState } from '../../state/player.ts';

/** A container's content, lazily: objects are made into DIDL only for the page that was asked for. */
export interface Listing {
  readonly total: number;
  readonly updateId: number;
  /** DIDL of the object at a place. */
  at(index: number): string;
  /** DIDL of the container itself, for BrowseMetadata. */
  readonly self: () => string;
}

export interface BrowseContext {
  readonly household: HouseholdState;
  readonly player: PlayerState;
}

/** Lists one family of object ids; undefined when the id is none of it. */
export type Lister = (context: BrowseContext, objectId: string) => Listing | undefined;

export const listingOf = <T>(
  objects: readonly T[],
  render: (object: T, index: number) => string,
  { updateId, self }: Pick<Listing, 'updateId' | 'self'>,
): Listing => ({
  total: objects.length,
  updateId,
  self,
  at: (index) => {
    const object = objects[index];
    return object === undefined ? '' : render(object, index);
  },
});
