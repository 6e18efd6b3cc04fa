import type {
  AlarmState,
  FavoriteState,
  LibraryState,
  MediaItemState,
  SavedQueueState,
} from '../../state/household.ts';
import type {
  AlarmDefinition,
  FavoriteDefinition,
  LibraryDefinition,
  TrackDefinition,
} from '../content-schema.ts';
import type { HouseholdDefinition } from '../schema.ts';
import { protocolInfoOf } from '../../media/resource.ts';
import { makeItem, makeLibraryTrack } from './items.ts';
import { SAMPLE_FAVORITES, SAMPLE_SHARE, SAMPLE_STATIONS, SAMPLE_TRACKS } from './sample-contents.ts';

/** The share that tracks without a URI lie on. */
export const shareOf = ({ library }: HouseholdDefinition): string =>
  library?.shares?.[0]?.path ?? SAMPLE_SHARE;

export function makeLibrary(definition: LibraryDefinition | undefined): LibraryState {
  const share = definition?.shares?.[0]?.path ?? SAMPLE_SHARE;
  return {
    shares: definition?.shares?.map((known) => ({ ...known })) ?? [{ path: SAMPLE_SHARE }],
    tracks: (definition?.tracks ?? SAMPLE_TRACKS).map((track, index) =>
      makeLibraryTrack(track, index, share),
    ),
    indexing: false,
    lastIndexChange: '',
  };
}

export const makeFavorites = ({ favorites }: HouseholdDefinition): FavoriteState[] =>
  (favorites ?? SAMPLE_FAVORITES).map(makeFavorite);

function makeFavorite(favorite: FavoriteDefinition, index: number): FavoriteState {
  return {
    id: `FV:2/${index + 1}`,
    parentId: 'FV:2',
    title: favorite.title,
    upnpClass: 'object.itemobject.item.sonos-favorite',
    uri: favorite.uri,
    protocolInfo: favoriteProtocol(favorite.uri),
    ordinal: index,
    type: 'instantPlay',
    description: favorite.description ?? '',
    resourceMetaData: resourceMetaData(favorite),
  };
}

/** As the vendor's apps write it when they make one (svrooij/node-sonos-ts sonos-device.test). */
const favoriteProtocol = (uri: string): string =>
  uri.startsWith('x-sonosapi-stream:') ? 'x-sonosapi-stream:*:*:*' : protocolInfoOf(uri);

/** DIDL of what the favourite stands for, as in the recorded `r:resMD`. Written by hand: titles are escaped here. */
function resourceMetaData({ title, class: upnpClass }: FavoriteDefinition): string {
  const safe = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  return (
    '<DIDL-Lite xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:upnp="urn:schemas-upnp-org:metadata-1-0/upnp/" ' +
    'xmlns:r="urn:schemas-rinconnetworks-com:metadata-1-0/" xmlns="urn:schemas-upnp-org:metadata-1-0/DIDL-Lite/">' +
    `<item id="-1" parentID="-1" restricted="true"><dc:title>${safe}</dc:title>` +
    `<upnp:class>${upnpClass ?? 'object.item.audioItem.audioBroadcast'}</upnp:class>` +
    '<desc id="cdudn" nameSpace="urn:schemas-rinconnetworks-com:metadata-1-0/">SA_RINCON65031_</desc></item></DIDL-Lite>'
  );
}

export const makeStations = ({ radioStations }: HouseholdDefinition): MediaItemState[] =>
  (radioStations ?? SAMPLE_STATIONS).map(({ title, uri }, index) => ({
    id: `R:0/0/${index}`,
    parentId: 'R:0/0',
    title,
    upnpClass: 'object.item.audioItem.audioBroadcast',
    uri,
    protocolInfo: 'x-rincon-mp3radio:*:*:*',
  }));

export function makePlaylists(household: HouseholdDefinition): SavedQueueState[] {
  const share = shareOf(household);
  const playlists = household.playlists ?? [{ title: 'Evening', tracks: SAMPLE_TRACKS.slice(0, 3) }];
  return playlists.map(({ title, tracks }, index) => ({
    id: `SQ:${index}`,
    title,
    updateId: 1,
    tracks: makeTracks(tracks ?? [], `SQ:${index}`, share),
  }));
}

/** Ids count from 1 within the container: `Q:0/1`, `SQ:3/1`. */
export const makeTracks = (
  tracks: readonly TrackDefinition[],
  parentId: string,
  share: string,
): MediaItemState[] =>
  tracks.map((track, index) => makeItem(track, { parentId, id: `${parentId}/${index + 1}`, share }));

export interface AlarmSeed {
  readonly definition: AlarmDefinition;
  readonly id: number;
  readonly roomId: string;
}

export const makeAlarm = ({ definition, id, roomId }: AlarmSeed): AlarmState => ({
  id,
  startLocalTime: definition.time,
  duration: definition.duration ?? '02:00:00',
  recurrence: definition.recurrence ?? 'DAILY',
  enabled: definition.enabled ?? true,
  roomId,
  programUri: definition.uri ?? 'x-rincon-buzzer:0',
  programMetaData: '',
  playMode: definition.playMode ?? 'SHUFFLE_NOREPEAT',
  volume: definition.volume ?? 25,
  includeLinkedZones: definition.includeLinkedZones ?? false,
});
