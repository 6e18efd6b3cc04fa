import { type ActionModel, done, fault } from '../../world.ts';
import { findListing } from './browse.ts';

/** Where the letters of a sorted container begin, for fast scrolling. */
function titlesOf(
  call: Parameters<ActionModel>[0],
): { readonly titles: readonly string[]; readonly updateId: number } | undefined {
  const listing = findListing(
    { household: call.world.household, player: call.player },
    call.args['ObjectID'] ?? '',
  );
  if (!listing) return undefined;
  const titles = Array.from(
    { length: listing.total },
    (_, index) => /<dc:title>([^<]*)/.exec(listing.at(index))?.[1] ?? '',
  );
  return { titles, updateId: listing.updateId };
}

export const findPrefix: ActionModel = (call) => {
  const found = titlesOf(call);
  if (!found) return fault(701);
  const prefix = (call.args['Prefix'] ?? '').toLowerCase();
  const index = found.titles.findIndex((title) => title.toLowerCase() >= prefix);
  return done({
    StartingIndex: String(index < 0 ? found.titles.length : index),
    UpdateID: String(found.updateId),
  });
};

export const getAllPrefixLocations: ActionModel = (call) => {
  const found = titlesOf(call);
  if (!found) return fault(701);
  const first = new Map<string, number>();
  for (const [index, title] of found.titles.entries()) {
    const letter = title.slice(0, 1).toUpperCase();
    if (letter !== '' && !first.has(letter)) first.set(letter, index);
  }
  return done({
    TotalPrefixes: String(first.size),
    PrefixAndIndexCSV: [...first].flat().join(','),
    UpdateID: String(found.updateId),
  });
};
