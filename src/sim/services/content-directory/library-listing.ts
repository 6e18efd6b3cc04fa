import { didlContainer, didlItem } from '../../media/didl.ts';
import { decodePart, libraryTracks } from '../../media/library.ts';
import type { LibraryTrackState } from '../../state/household.ts';
import { type BrowseContext, type Lister, type Listing, listingOf } from './listing.ts';

/** The music library: `A:` and what lies below. `A:ARTIST:bee` searches (SoCo get_music_library_information). */
type Key = 'artist' | 'album' | 'genre' | 'composer';

interface Branch {
  readonly id: string;
  readonly title: string;
  readonly key: Key;
  readonly upnpClass: string;
}

const BRANCHES: readonly Branch[] = [
  {
    id: 'A:ARTIST',
    title: 'Contributing Artists',
    key: 'artist',
    upnpClass: 'object.container.person.musicArtist',
  },
  { id: 'A:ALBUMARTIST', title: 'Artists', key: 'artist', upnpClass: 'object.container.person.musicArtist' },
  { id: 'A:ALBUM', title: 'Albums', key: 'album', upnpClass: 'object.container.album.musicAlbum' },
  { id: 'A:GENRE', title: 'Genres', key: 'genre', upnpClass: 'object.container.genre.musicGenre' },
  { id: 'A:COMPOSER', title: 'Composers', key: 'composer', upnpClass: 'object.container.person.composer' },
];

const ROOTS = [
  ...BRANCHES.map(({ id, title }) => ({ id, title })),
  { id: 'A:TRACKS', title: 'Tracks' },
  { id: 'A:PLAYLISTS', title: 'Imported Playlists' },
];

const plain = (id: string, parentId: string, title: string) => (): string =>
  didlContainer({ id, parentId, title, upnpClass: 'object.container' });

export const listLibrary: Lister = (context, objectId) => {
  if (objectId === 'A:') {
    const render = ({ id, title }: (typeof ROOTS)[number]): string => plain(id, 'A:', title)();
    return listingOf(ROOTS, render, { updateId: 0, self: plain('A:', '0', 'Attributes') });
  }
  if (objectId === 'A:PLAYLISTS')
    return listingOf([], () => '', { updateId: 0, self: plain(objectId, 'A:', 'Imported Playlists') });
  const [, base = '', term] = /^(A:[A-Z]+)(?::(.*))?$/s.exec(objectId) ?? [];
  if (base === 'A:TRACKS') return listTracks(context, objectId, term);
  const branch = BRANCHES.find(({ id }) => id === base);
  return branch ? listValues(context, branch, term) : listBelow(context, objectId);
};

const matches = (text: string, term: string | undefined): boolean =>
  term === undefined || text.toLowerCase().includes(decodePart(term).toLowerCase());

function listTracks({ household }: BrowseContext, objectId: string, term: string | undefined): Listing {
  const tracks = household.library.tracks.filter(({ title }) => matches(title, term));
  return listingOf(tracks, (track) => didlItem(track, { id: track.id, parentId: 'A:TRACKS' }), {
    updateId: 0,
    self: plain(objectId, 'A:', 'Tracks'),
  });
}

/** One container for each value of a key, sorted as people read. */
function listValues({ household, player }: BrowseContext, branch: Branch, term: string | undefined): Listing {
  const values = [...new Set(household.library.tracks.map((track) => track[branch.key]))]
    .filter((value) => value !== '' && matches(value, term))
    .sort((a, b) => a.localeCompare(b));
  const render = (value: string): string => {
    const id = `${branch.id}/${encodeURIComponent(value)}`;
    return didlContainer({
      id,
      parentId: branch.id,
      title: value,
      upnpClass: branch.upnpClass,
      uri: `x-rincon-playlist:${player.id}#${id}`,
    });
  };
  return listingOf(values, render, { updateId: 0, self: plain(branch.id, 'A:', branch.title) });
}

/** `A:ARTIST/<name>` has albums, `A:ALBUM/<name>` and anything with two names has tracks. */
function listBelow({ household, player }: BrowseContext, objectId: string): Listing | undefined {
  const [root = '', first = '', second] = objectId.split('/');
  const branch = BRANCHES.find(({ id }) => id === root);
  const tracks = libraryTracks(household, objectId);
  if (!branch || tracks.length === 0) return undefined;
  const self = (): string =>
    didlContainer({
      id: objectId,
      parentId: root,
      title: decodePart(second ?? first),
      upnpClass: branch.upnpClass,
      uri: `x-rincon-playlist:${player.id}#${objectId}`,
    });
  if (branch.key === 'album' || second !== undefined) {
    return listingOf(tracks, (track) => didlItem(track, { id: track.id, parentId: objectId }), {
      updateId: 0,
      self,
    });
  }
  return listAlbums({
    playerId: player.id,
    objectId,
    albums: albumsOf(
      household.library.tracks,
      tracks.map(({ uri }) => uri),
    ),
    self,
  });
}

const albumsOf = (all: readonly LibraryTrackState[], uris: readonly string[]): readonly string[] => [
  ...new Set(all.filter(({ uri }) => uris.includes(uri)).map(({ album }) => album)),
];

/** The first is "All", as recorded (svrooij/node-sonos-ts content-directory.service.test). */
function listAlbums({
  playerId,
  objectId,
  albums,
  self,
}: {
  playerId: string;
  objectId: string;
  albums: readonly string[];
  self: () => string;
}): Listing {
  const entries = [
    { id: `${objectId}/`, title: 'All', upnpClass: 'object.container.playlistContainer.sameArtist' },
  ].concat(
    albums.map((album) => ({
      id: `${objectId}/${encodeURIComponent(album)}`,
      title: album,
      upnpClass: 'object.container.album.musicAlbum',
    })),
  );
  return listingOf(
    entries,
    (entry) =>
      didlContainer({ ...entry, parentId: objectId, uri: `x-rincon-playlist:${playerId}#${entry.id}` }),
    { updateId: 0, self },
  );
}
