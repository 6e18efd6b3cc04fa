import type { LibraryTrackState, MediaItemState } from '../../state/household.ts';
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
    albumArtUri: track.albumArtUri ?? `/getaa?u=${encodeURIComponent(uri)}&v=1`,
    duration: track.seconds ?? 180,
  };
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

/** As players write it: `x-file-cifs:*:audio/mpeg:*`, `http-get:*:audio/mpeg:*`, `x-rincon-mp3radio:*:*:*`. */
export function protocolInfoOf(uri: string): string {
  const scheme = /^[a-z][a-z0-9+.-]*/i.exec(uri)?.[0] ?? 'http';
  if (/^https?$/.test(scheme)) return 'http-get:*:audio/mpeg:*';
  if (/^x-sonosapi|^x-rincon-mp3radio|^aac$|^hls-radio$/.test(scheme)) return 'x-rincon-mp3radio:*:*:*';
  if (scheme === 'x-sonos-spotify') return 'sonos.com-spotify:*:audio/x-spotify:*';
  if (/^x-rincon-(cpcontainer|playlist)$/.test(scheme)) return `${scheme}:*:*:*`;
  return `${scheme}:*:audio/mpeg:*`;
}
