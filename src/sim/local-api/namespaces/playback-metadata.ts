import type { JsonObject } from '../json.ts';
import type { MuseContext, MuseNamespace } from '../namespace.ts';
import { trackObject } from '../objects.ts';

function metadataBody({ player, world }: MuseContext): JsonObject {
  const { transport, queue } = player;
  const queued = transport.uri.startsWith('x-rincon-queue:');
  const current = queued ? queue.tracks[transport.track - 1] : undefined;
  const next = queued ? queue.tracks[transport.track] : undefined;
  const station = world.household.radioStations.find((item) => item.uri === transport.uri);
  const name = queued
    ? { name: 'Queue', type: 'playlist' }
    : station
      ? { name: station.title, type: 'station' }
      : {};
  return {
    _objectType: 'metadataStatus',
    container: { _objectType: 'container', ...name, images: [] },
    ...(current ? { currentItem: { _objectType: 'item', track: trackObject(current) } } : {}),
    ...(next ? { nextItem: { _objectType: 'item', track: trackObject(next) } } : {}),
    ...(station ? { streamInfo: station.title } : {}),
  };
}

/** `playbackMetadata:1`. Idle players of 97.1 answer with an empty container (captured on Move and Roam 2). */
export const playbackMetadata: MuseNamespace = {
  name: 'playbackMetadata',
  scope: 'group',
  commands: {
    getMetadataStatus: {
      rest: { method: 'GET', path: '/playbackMetadata' },
      run: (call) => ({ kind: 'done', type: 'metadataStatus', body: metadataBody(call) }),
    },
  },
  event: (context) => ({ type: 'metadataStatus', body: metadataBody(context) }),
};
