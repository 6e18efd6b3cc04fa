import type { MediaItemState } from '../state/household.ts';
import { readDidlHints } from './didl-read.ts';
import { albumArtOf, protocolInfoOf } from './resource.ts';
import { kindOfUri } from './uri.ts';

/** The name players give what has none: the last part of its path, a query with it (RxSonosLib, SoCo tunein.json). */
function titleFromUri(uri: string): string {
  const [path = '', ...query] = uri.split('?');
  const last = [path.split('/').at(-1) ?? '', ...query].join('?');
  try {
    return decodeURIComponent(last) || uri;
  } catch {
    return last || uri;
  }
}

/** Radio that a player opens itself: no more than its URI, whatever a controller said of it (31.8, 40.5, 63.2). */
const PLAIN_RADIO = /^(x-rincon-mp3radio|aac|hls-radio|x-sonosapi-stream):/;

/** What plays instead of a queue. */
export function playedItem(uri: string, metaData: string): MediaItemState {
  const item = itemOf(uri, metaData);
  if (!PLAIN_RADIO.test(uri)) return item;
  const { artist: _a, album: _b, albumArtUri: _c, ...rest } = item;
  const picture = albumArtOf(uri);
  return {
    ...rest,
    title: uri.startsWith('x-sonosapi-stream:') ? uri : titleFromUri(uri),
    upnpClass: 'object.item',
    ...(picture === undefined ? {} : { albumArtUri: picture }),
  };
}

/** An item for a URI and the metadata that came with it. */
export function itemOf(uri: string, metaData: string): MediaItemState {
  const { title, upnpClass, ...hints } = readDidlHints(metaData);
  const radio = kindOfUri(uri) === 'stream';
  const picture = hints.albumArtUri ?? albumArtOf(uri);
  return {
    id: '',
    parentId: '',
    title: title ?? titleFromUri(uri),
    upnpClass:
      upnpClass ?? (radio ? 'object.item.audioItem.audioBroadcast' : 'object.item.audioItem.musicTrack'),
    uri,
    protocolInfo: protocolInfoOf(uri),
    ...hints,
    ...(picture === undefined ? {} : { albumArtUri: picture }),
    ...(metaData === '' ? {} : { metaData }),
  };
}
