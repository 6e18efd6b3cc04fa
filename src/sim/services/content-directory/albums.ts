import { didlContainer } from '../../media/didl.ts';
import { encodeSmall } from '../../media/resource.ts';
import type { MediaItemState } from '../../state/household.ts';
import { type Listing, listingOf } from './listing.ts';

/** A name as a part of an object id (svrooij/node-sonos-ts content-directory.service.test, SoCo composer.xml). */
export const encodePart = (name: string): string => encodeSmall(name).replaceAll('%2c', ',');

/** An album shows the artist and the picture of its first track (SoCo album.xml). */
export function coverOf(
  tracks: readonly MediaItemState[],
  name: string,
): Pick<MediaItemState, 'artist' | 'albumArtUri'> {
  const { artist, albumArtUri } = tracks.find(({ album }) => album === name) ?? {};
  return {
    ...(artist === undefined ? {} : { artist }),
    ...(albumArtUri === undefined ? {} : { albumArtUri }),
  };
}

export interface Artist {
  readonly playerId: string;
  readonly objectId: string;
  readonly tracks: readonly MediaItemState[];
  readonly self: () => string;
}

/** The albums of an artist or a genre. The first entry is "All" (svrooij/node-sonos-ts content-directory.service.test). */
export function listAlbums({ playerId, objectId, tracks, self }: Artist): Listing {
  const all = {
    id: `${objectId}/`,
    title: 'All',
    upnpClass: 'object.container.playlistContainer.sameArtist',
  };
  const albums = [...new Set(tracks.map(({ album = '' }) => album))].map((album) => ({
    id: `${objectId}/${encodePart(album)}`,
    title: album,
    upnpClass: 'object.container.album.musicAlbum',
    ...coverOf(tracks, album),
  }));
  const render = (entry: (typeof albums)[number] | typeof all): string =>
    didlContainer({ ...entry, parentId: objectId, uri: `x-rincon-playlist:${playerId}#${entry.id}` });
  return listingOf([all, ...albums], render, { updateId: 0, self });
}
