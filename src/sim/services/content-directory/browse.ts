import { didl } from '../../media/didl.ts';
import { type ActionModel, done, fault } from '../../world.ts';
import { listLibrary } from './library-listing.ts';
import type { BrowseContext, Lister, Listing } from './listing.ts';
import { listQueue } from './queue-listing.ts';
import { listShares } from './share-listing.ts';
import { listFavorites, listLineIns, listRadio, listSavedQueues } from './shared-listings.ts';
import { listStatic } from './static-containers.ts';

const LISTERS: readonly Lister[] = [
  listQueue,
  listSavedQueues,
  listFavorites,
  listRadio,
  listShares,
  listLineIns,
  listLibrary,
  listStatic,
];

export function findListing(context: BrowseContext, objectId: string): Listing | undefined {
  for (const lister of LISTERS) {
    const listing = lister(context, objectId);
    if (listing) return listing;
  }
  return undefined;
}

/** Players give at most so many objects at once, whatever was asked (SoCo: max_items; seen 1000). */
const MOST_AT_ONCE = 1000;

/** Unknown objects are 701 (ContentDirectory:1 §2.7.4). Asking past the end gives none: noson asks once past it. */
export const browse: ActionModel = ({ world, player, args }) => {
  const listing = findListing({ household: world.household, player }, args['ObjectID'] ?? '');
  if (!listing) return fault(701);
  if (args['BrowseFlag'] === 'BrowseMetadata') {
    return done({
      Result: didl([listing.self()]),
      NumberReturned: '1',
      TotalMatches: '1',
      UpdateID: String(listing.updateId),
    });
  }
  const start = Number(args['StartingIndex']);
  const asked = Number(args['RequestedCount']);
  const end = Math.min(listing.total, start + Math.min(asked === 0 ? MOST_AT_ONCE : asked, MOST_AT_ONCE));
  const objects = Array.from({ length: Math.max(0, end - start) }, (_, index) => listing.at(start + index));
  return done({
    Result: didl(objects),
    NumberReturned: String(objects.length),
    TotalMatches: String(listing.total),
    UpdateID: String(listing.updateId),
  });
};
