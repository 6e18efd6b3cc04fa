import type { MediaItemState } from '../state/household.ts';
import { readDidlHints } from './didl-read.ts';
import { kindOfUri } from './uri.ts';

const PROTOCOLS: readonly (readonly [scheme: RegExp, protocolInfo: string])[] = [
  [/^x-sonos-spotify:/, 'sonos.com-spotify:*:audio/x-spotify:*'],
  [/^x-file-cifs:/, 'x-file-cifs:*:audio/mpeg:*'],
  [/^(x-rincon-mp3radio|aac|hls-radio):/, 'x-rincon-mp3radio:*:*:*'],
  [/^x-sonosapi-stream:/, 'sonos.com-http:*:*:*'],
  [/^x-sonos-http:/, 'sonos.com-http:*:audio/mpeg:*'],
  [/^https?:/, 'http-get:*:audio/mpeg:*'],
];

export const protocolInfoOf = (uri: string): string =>
  PROTOCOLS.find(([scheme]) => scheme.test(uri))?.[1] ?? 'http-get:*:*:*';

/** The name players give what has none: the last part of its path. */
function titleFromUri(uri: string): string {
  const last = uri.split(/[?#]/)[0]?.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last) || uri;
  } catch {
    return last || uri;
  }
}

/** An item for a URI and the metadata that came with it. */
export function itemOf(uri: string, metaData: string): MediaItemState {
  const { title, upnpClass, ...hints } = readDidlHints(metaData);
  const radio = kindOfUri(uri) === 'stream';
  return {
    id: '',
    parentId: '',
    title: title ?? titleFromUri(uri),
    upnpClass:
      upnpClass ?? (radio ? 'object.item.audioItem.audioBroadcast' : 'object.item.audioItem.musicTrack'),
    uri,
    protocolInfo: protocolInfoOf(uri),
    albumArtUri: `/getaa?u=${encodeURIComponent(uri)}`,
    ...hints,
    ...(metaData === '' ? {} : { metaData }),
  };
}
