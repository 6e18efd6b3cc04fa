import type { HouseholdState, LibraryTrackState } from '../state/household.ts';

/** Text that may be percent-encoded; what is no encoding stands for itself. */
export function decodePart(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const KEYS = {
  'A:ARTIST': 'artist',
  'A:ALBUMARTIST': 'artist',
  'A:ALBUM': 'album',
  'A:GENRE': 'genre',
  'A:COMPOSER': 'composer',
} as const;

/** Tracks below `A:ARTIST/<name>[/<album>]`, `A:ALBUM/<name>`, `A:GENRE/…`, `A:COMPOSER/…`, `A:TRACKS`. */
export function libraryTracks({ library }: HouseholdState, object: string): LibraryTrackState[] {
  const [kind = '', first, second] = object.split('/').map(decodePart);
  if (kind === 'A:TRACKS') return library.tracks.map((track) => ({ ...track }));
  const key = Object.entries(KEYS).find(([name]) => name === kind)?.[1];
  if (!key) return [];
  return library.tracks
    .filter((track) => !first || track[key] === first)
    .filter((track) => !second || track.album === second)
    .map((track) => ({ ...track }));
}

/** Tracks in a folder of a share, and below it: `S://server/share[/folder]`. Object ids of tracks are their paths. */
export function shareTracks({ library }: HouseholdState, object: string): LibraryTrackState[] {
  const folder = `${object.replace(/\/$/, '')}/`;
  return library.tracks.filter(({ id }) => id.startsWith(folder)).map((track) => ({ ...track }));
}
