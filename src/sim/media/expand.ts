import type { HouseholdState, MediaItemState } from '../state/household.ts';
import { LONGEST } from '../state/limits.ts';
import { itemOf } from './items.ts';
import { libraryTracks, shareTracks } from './library.ts';
import { serviceTracks } from './service-container.ts';
import { kindOfUri } from './uri.ts';

/** A track of Spotify without a scheme goes into a queue (57.23: Dicklesworthstone/frankensonos; SoCo sharelink). */
const BARE_SPOTIFY = /^spotify(%3a|:)track(%3a|:)/i;

/**
 * The tracks that a URI stands for: one for a track; for a container what it holds, for players expand containers themselves
 * (seen on 57.23 and 97.1). Undefined when the player knows no such thing.
 */
export function tracksOf(
  household: HouseholdState,
  uri: string,
  given: string,
): MediaItemState[] | undefined {
  if (uri.length > LONGEST.uri) return undefined;
  const metaData = keptMetaData(given);
  if (BARE_SPOTIFY.test(uri)) return [itemOf(`x-sonos-spotify:${uri}`, metaData)];
  const kind = kindOfUri(uri);
  if (kind === 'track' || kind === 'stream') return [knownTrack(household, uri) ?? itemOf(uri, metaData)];
  if (kind !== 'container') return undefined;
  if (/^x-rincon-cpcontainer:/i.test(uri)) return [...serviceTracks(uri, metaData)];
  const object = objectInUri(uri);
  const saved = household.savedQueues.find(({ id }) => id === object);
  if (saved) return saved.tracks.map((track) => ({ ...track }));
  const found = object.startsWith('S:') ? shareTracks(household, object) : libraryTracks(household, object);
  return found.length > 0 ? found : undefined;
}

/** Metadata beyond measure is left aside. */
export const keptMetaData = (given: string): string => (given.length > LONGEST.metaData ? '' : given);

/** `x-rincon-playlist:RINCON_…#A:ALBUM/Encore` and `file:///jffs/settings/savedqueues.rsq#2`. */
function objectInUri(uri: string): string {
  const part = uri.slice(uri.indexOf('#') + 1);
  return uri.startsWith('file:') ? `SQ:${part}` : part;
}

const knownTrack = (household: HouseholdState, uri: string): MediaItemState | undefined => {
  const track = household.library.tracks.find((candidate) => candidate.uri === uri);
  return track && { ...track };
};
