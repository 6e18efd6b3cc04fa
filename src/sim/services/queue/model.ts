import type { ServiceModel } from '../../world.ts';
import {
  addMultiple,
  addUri,
  browse,
  removeAll,
  removeRange,
  reorderTracks,
  replaceAll,
  save,
} from './edit.ts';
import { attachQueue, createQueue } from './owned.ts';

export const queueService: ServiceModel = {
  service: 'Queue',
  actions: {
    CreateQueue: createQueue,
    AttachQueue: attachQueue,
    AddURI: addUri,
    AddMultipleURIs: addMultiple,
    ReplaceAllTracks: replaceAll,
    Browse: browse,
    ReorderTracks: reorderTracks,
    RemoveAllTracks: removeAll,
    RemoveTrackRange: removeRange,
    SaveAsSonosPlaylist: save,
    Backup: () => ({ kind: 'done', out: {} }),
  },
  acknowledged: { Backup: 'unsure: by its name the player keeps a copy; nothing was seen to change' },
  /** Of queue 0. Unsure: how other queues are told. */
  evented: (_, { queue }) => ({
    kind: 'last-change',
    namespace: 'urn:schemas-sonos-com:metadata-1-0/Queue/',
    instance: 'QueueID',
    variables: [
      { name: 'UpdateID', value: String(queue.updateId) },
      { name: 'Curated', value: '0' },
      { name: 'QueueOwnerID', value: '' },
    ],
  }),
};
