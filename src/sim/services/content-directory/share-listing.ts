import { didlContainer, didlItem } from '../../media/didl.ts';
import { decodePart, shareTracks } from '../../media/library.ts';
import type { HouseholdState } from '../../state/household.ts';
import { type BrowseContext, type Lister, type Listing, listingOf } from './listing.ts';

/**
 * Music shares by their paths: what an unauthenticated caller learns of the network's file servers. Below them are the
 * folders and files of the library; ids are paths (SoCo share.xml, track.xml).
 */
type Share = HouseholdState['library']['shares'][number];

export const listShares: Lister = (context, objectId) => {
  if (objectId === 'S:') return allShares(context);
  const track = trackOf(context, objectId);
  if (track) return track;
  const share = context.household.library.shares.find(({ path }) => isWithin(objectId, path));
  return share && folder(context, objectId.replace(/\/$/, ''), share);
};

const isWithin = (objectId: string, path: string): boolean =>
  objectId === `S:${path}` || objectId.startsWith(`S:${path}/`);

const container = ({ player }: BrowseContext, id: string, parentId: string, title: string): string =>
  didlContainer({
    id,
    parentId,
    title,
    upnpClass: 'object.container',
    uri: `x-rincon-playlist:${player.id}#${id}`,
  });

function allShares(context: BrowseContext): Listing {
  const { library, updateIds } = context.household;
  return listingOf(library.shares, ({ path }) => container(context, `S:${path}`, 'S:', path), {
    updateId: updateIds.shares,
    self: () =>
      didlContainer({ id: 'S:', parentId: '0', title: 'Music Shares', upnpClass: 'object.container' }),
  });
}

function trackOf({ household }: BrowseContext, objectId: string): Listing | undefined {
  const track = household.library.tracks.find(({ id }) => id === objectId);
  const place = { id: objectId, parentId: 'A:TRACKS' };
  return track && listingOf([], () => '', { updateId: 0, self: () => didlItem(track, place) });
}

/** Sub-folders first, then files. A share is there also when it is empty. */
function folder(context: BrowseContext, id: string, { path }: Share): Listing | undefined {
  const tracks = shareTracks(context.household, id);
  if (tracks.length === 0 && id !== `S:${path}`) return undefined;
  const rest = tracks.map((track) => ({ track, parts: track.id.slice(id.length + 1).split('/') }));
  const folders = new Set(rest.filter(({ parts }) => parts.length > 1).map(({ parts }) => parts[0] ?? ''));
  const objects = [
    ...[...folders].map((name) => container(context, `${id}/${name}`, id, decodePart(name))),
    ...rest
      .filter(({ parts }) => parts.length === 1)
      .map(({ track }) => didlItem(track, { id: track.id, parentId: id })),
  ];
  const parentId = id === `S:${path}` ? 'S:' : id.slice(0, id.lastIndexOf('/'));
  const title = id === `S:${path}` ? path : decodePart(id.slice(id.lastIndexOf('/') + 1));
  return listingOf(objects, (object) => object, {
    updateId: context.household.updateIds.shares,
    self: () => container(context, id, parentId, title),
  });
}
