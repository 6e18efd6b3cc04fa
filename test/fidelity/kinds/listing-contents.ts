import type {
  FavoriteDefinition,
  StationDefinition,
  TrackDefinition,
} from '../../../src/sim/definition/content-schema.ts';
import type { RunningHousehold } from '../../../src/sim/household.ts';
import { parseTime } from '../../../src/sim/media/time.ts';
import type { DidlObject } from '../../../src/wire/didl/object.ts';

/** What recorded objects stand for: put into a household, so that a player lists the same. */

export const property = ({ properties }: DidlObject, name: string): string =>
  properties.find((candidate) => candidate.name === name)?.value ?? '';

const uriOf = ({ resources: [resource] }: DidlObject): string => resource?.uri ?? '';

/** An attribute of the first resource. */
const attribute = ({ resources: [resource] }: DidlObject, name: string): string =>
  resource?.attributes.find(([known]) => known === name)?.[1] ?? '';

const durationOf = (told: DidlObject): number => parseTime(attribute(told, 'duration')) ?? 180;

export const tracksOf = (objects: readonly DidlObject[]): TrackDefinition[] =>
  objects.map((told) => ({
    title: told.title ?? '',
    artist: property(told, 'dc:creator'),
    album: property(told, 'upnp:album'),
    uri: uriOf(told),
    seconds: durationOf(told),
  }));

export const stationsOf = (objects: readonly DidlObject[]): StationDefinition[] =>
  objects.map((told) => ({ title: told.title ?? '', uri: uriOf(told) }));

export const favoritesOf = (objects: readonly DidlObject[]): FavoriteDefinition[] =>
  objects.map((told) => ({
    title: told.title ?? '',
    uri: uriOf(told),
    description: property(told, 'r:description'),
  }));

/** Numbers, pictures and metadata that the controller gave when somebody made the favourite. */
export function asMade({ state }: RunningHousehold, objects: readonly DidlObject[]): void {
  for (const [index, favorite] of state.favorites.entries()) {
    const told = objects[index];
    if (!told) continue;
    const art = property(told, 'upnp:albumArtURI');
    Object.assign(favorite, {
      id: told.id,
      resourceMetaData: property(told, 'r:resMD'),
      protocolInfo: attribute(told, 'protocolInfo'),
      type: property(told, 'r:type'),
    });
    if (art !== '') favorite.albumArtUri = art;
  }
}

export function numberStations({ state }: RunningHousehold, objects: readonly DidlObject[]): void {
  for (const [index, station] of state.radioStations.entries()) station.id = objects[index]?.id ?? station.id;
}

/** One track of the library by this artist and so on, as the objects name them. */
export const library = (tracks: readonly TrackDefinition[]) => ({
  library: { shares: [{ path: '//myweb/music' }], tracks: [...tracks] },
});

export const artistsOf = (objects: readonly DidlObject[]) =>
  library(objects.map(({ title = '' }) => ({ title, artist: title })));

export const albumsOf = (objects: readonly DidlObject[]) =>
  library(
    objects
      .filter(({ title }) => title !== 'All')
      .map((told) => ({
        title: told.title ?? '',
        artist: property(told, 'dc:creator'),
        album: told.title ?? '',
        uri: artOf(told),
      })),
  );

/** The file whose picture stands for an album. */
export const artOf = (told: DidlObject): string =>
  uriInPicture(property(told, 'upnp:albumArtURI')) || 'x-file-cifs://nas.local/music/a.mp3';

/** Playlists of tracks with the pictures that the recording shows. */
export const playlists = (objects: readonly DidlObject[]) => ({
  playlists: objects.map((told) => ({
    title: told.title ?? '',
    tracks: told.properties
      .filter(({ name }) => name === 'upnp:albumArtURI')
      .map(({ value }) => ({ title: 'Track', uri: uriInPicture(value) })),
  })),
});

const uriInPicture = (picture: string): string => decodeURIComponent(/u=([^&]*)/.exec(picture)?.[1] ?? '');

export function numberPlaylists({ state }: RunningHousehold, objects: readonly DidlObject[]): void {
  for (const [index, queue] of state.savedQueues.entries()) queue.id = objects[index]?.id ?? queue.id;
}
