import type { HouseholdState, MediaItemState } from '../state/household.ts';
import { itemOf } from './items.ts';
import { kindOfUri } from './uri.ts';

/**
 * The tracks that a URI stands for: one for a track; for a container what it holds, for players expand containers themselves
 * (seen on 57.23 and 97.1). Undefined when the player knows no such thing.
 */
export function tracksOf(
  household: HouseholdState,
  uri: string,
  metaData: string,
): MediaItemState[] | undefined {
  const kind = kindOfUri(uri);
  if (kind === 'track' || kind === 'stream') return [knownTrack(household, uri) ?? itemOf(uri, metaData)];
  if (kind !== 'container') return undefined;
  const object = objectInUri(uri);
  const saved = household.savedQueues.find(({ id }) => id === object);
  if (saved) return saved.tracks.map((track) => ({ ...track }));
  const fromLibrary = libraryTracks(household, object);
  return fromLibrary.length > 0 ? fromLibrary : undefined;
}

/** `x-rincon-playlist:RINCON_…#A:ALBUM/Encore` and `file:///jffs/settings/savedqueues.rsq#2`. */
function objectInUri(uri: string): string {
  const part = uri.slice(uri.indexOf('#') + 1);
  return uri.startsWith('file:') ? `SQ:${part}` : part;
}

const knownTrack = (household: HouseholdState, uri: string): MediaItemState | undefined => {
  const track = household.library.tracks.find((candidate) => candidate.uri === uri);
  return track && { ...track };
};

/** `A:ARTIST/eminem` holds what is by Eminem (svrooij/node-sonos-ts content-directory.service.test). */
const isSame = (name: string, asked: string): boolean => name.toLowerCase() === asked.toLowerCase();

/** Tracks below `A:ARTIST/<name>[/<album>]`, `A:ALBUM/<name>`, `A:GENRE/…`, `A:COMPOSER/…`, `A:TRACKS`. */
export function libraryTracks({ library }: HouseholdState, object: string): MediaItemState[] {
  const [kind = '', first, second] = object.split('/').map((part) => decodeURIComponent(part));
  const keys = {
    'A:ARTIST': 'artist',
    'A:ALBUMARTIST': 'artist',
    'A:ALBUM': 'album',
    'A:GENRE': 'genre',
    'A:COMPOSER': 'composer',
  } as const;
  if (kind === 'A:TRACKS') return library.tracks.map((track) => ({ ...track }));
  const key = Object.entries(keys).find(([name]) => name === kind)?.[1];
  if (!key) return [];
  return library.tracks
    .filter((track) => !first || isSame(track[key], first))
    .filter((track) => !second || isSame(track.album, second))
    .map((track) => ({ ...track }));
}
