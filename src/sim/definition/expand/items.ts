import type { LibraryTrackState, MediaItemState } from '../../state/household.ts';
import { albumArtOf, protocolInfoOf } from '../../media/resource.ts';
import type { TrackDefinition } from '../content-schema.ts';

/** Where an item goes: its container, its place in it, and the share that plain tracks lie on. */
export interface Place {
  readonly parentId: string;
  readonly id: string;
  readonly share: string;
}

/** `x-file-cifs://server/share/Artist/Album/Title.mp3`, parts encoded. */
const fileUri = (share: string, { artist, album, title }: TrackDefinition): string =>
  `x-file-cifs:${share}/${[artist ?? 'Unknown', album ?? 'Unknown', `${title}.mp3`].map(encodeURIComponent).join('/')}`;

export function makeItem(track: TrackDefinition, { parentId, id, share }: Place): MediaItemState {
  const uri = track.uri ?? fileUri(share, track);
  return {
    id,
    parentId,
    title: track.title,
    upnpClass: 'object.item.audioItem.musicTrack',
    uri,
    protocolInfo: protocolInfoOf(uri),
    artist: track.artist ?? 'Unknown',
    album: track.album ?? 'Unknown',
    ...pictureOf(track, uri),
    duration: track.seconds ?? 180,
  };
}

function pictureOf({ albumArtUri }: TrackDefinition, uri: string): Pick<MediaItemState, 'albumArtUri'> {
  const found = albumArtUri ?? albumArtOf(uri);
  return found === undefined ? {} : { albumArtUri: found };
}

export function makeLibraryTrack(track: TrackDefinition, index: number, share: string): LibraryTrackState {
  const uri = track.uri ?? fileUri(share, track);
  const item = makeItem(track, { parentId: 'A:TRACKS', id: uri.replace(/^x-file-cifs:/, 'S:'), share });
  return {
    ...item,
    artist: track.artist ?? 'Unknown',
    album: track.album ?? 'Unknown',
    genre: track.genre ?? 'Pop',
    composer: track.composer ?? '',
    trackNumber: track.trackNumber ?? index + 1,
  };
}
