import { createHash } from 'node:crypto';
import type { MediaItemState } from '../state/household.ts';
import { readDidlHints } from './didl-read.ts';

/** How many tracks an album or playlist of a music service has. */
const TRACKS = 3;
const SECONDS = 180;

/**
 * The tracks of a container of a music service. Players ask the service and queue what it lists (97.1, 57.23: NumTracksAdded);
 * a simulated household has no service, so these are invented: the same container gives the same tracks. Their URIs are of the service's
 * own kind and play without a connection.
 */
export function serviceTracks(uri: string, metaData: string): readonly MediaItemState[] {
  const { title = 'Container', artist, albumArtUri } = readDidlHints(metaData);
  const [, query = ''] = /\?(.*)$/s.exec(uri) ?? [];
  const digest = createHash('sha256').update(uri).digest('hex').slice(0, 16);
  return Array.from({ length: TRACKS }, (_, index) => ({
    id: '',
    parentId: '',
    title: `${title} ${index + 1}`,
    upnpClass: 'object.item.audioItem.musicTrack',
    uri: `x-sonos-http:track%3a${digest}${index + 1}.mp3${query === '' ? '' : `?${query}`}`,
    protocolInfo: 'sonos.com-http:*:audio/mpeg:*',
    album: title,
    duration: SECONDS,
    ...(artist === undefined ? {} : { artist }),
    ...(albumArtUri === undefined ? {} : { albumArtUri }),
  }));
}
