import type { MediaItemState } from '../state/household.ts';
import { attributes, escapeXml, leaf } from '../xml/escape.ts';
import { formatTime } from './time.ts';

const ROOT =
  '<DIDL-Lite xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:upnp="urn:schemas-upnp-org:metadata-1-0/upnp/" ' +
  'xmlns:r="urn:schemas-rinconnetworks-com:metadata-1-0/" xmlns="urn:schemas-upnp-org:metadata-1-0/DIDL-Lite/">';

export const didl = (objects: readonly string[]): string => `${ROOT}${objects.join('')}</DIDL-Lite>`;

const optional = (name: string, value: string | undefined): string =>
  value === undefined ? '' : leaf(name, value);

const resource = ({ uri, protocolInfo, duration }: MediaItemState): string =>
  `<res${attributes({ protocolInfo, duration: duration === undefined ? undefined : formatTime(duration) })}>${escapeXml(uri)}</res>`;

/** An item as a queue or library lists it; elements in the order of the recordings (jishi/node-sonos-discovery queue.xml). */
export const didlItem = (
  item: MediaItemState,
  place: { readonly id: string; readonly parentId: string },
): string =>
  `<item${attributes({ id: place.id, parentID: place.parentId, restricted: 'true' })}>` +
  resource(item) +
  optional('upnp:albumArtURI', item.albumArtUri) +
  leaf('dc:title', item.title) +
  leaf('upnp:class', item.upnpClass) +
  optional('dc:creator', item.artist) +
  optional('upnp:album', item.album) +
  '</item>';

/** The current track as GetPositionInfo and events give it: no place in a container, and the stream's own text. */
export const didlTrack = (item: MediaItemState, streamContent = ''): string =>
  didl([
    `<item${attributes({ id: '-1', parentID: '-1', restricted: 'true' })}>` +
      resource(item) +
      leaf('r:streamContent', streamContent) +
      optional('upnp:albumArtURI', item.albumArtUri) +
      leaf('dc:title', item.title) +
      leaf('upnp:class', item.upnpClass) +
      optional('dc:creator', item.artist) +
      optional('upnp:album', item.album) +
      '</item>',
  ]);

export interface DidlContainer {
  readonly id: string;
  readonly parentId: string;
  readonly title: string;
  readonly upnpClass: string;
  readonly artist?: string;
  readonly uri?: string;
  readonly protocolInfo?: string;
  readonly albumArtUri?: string;
}

export const didlContainer = (container: DidlContainer): string =>
  `<container${attributes({ id: container.id, parentID: container.parentId, restricted: 'true' })}>` +
  leaf('dc:title', container.title) +
  leaf('upnp:class', container.upnpClass) +
  (container.uri === undefined
    ? ''
    : `<res${attributes({ protocolInfo: container.protocolInfo ?? 'x-rincon-playlist:*:*:*' })}>${escapeXml(container.uri)}</res>`) +
  optional('dc:creator', container.artist) +
  optional('upnp:albumArtURI', container.albumArtUri) +
  '</container>';
