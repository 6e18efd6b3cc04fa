import type { OwnedQueueState } from '../../state/player.ts';
import type { LastChangeVariable, ServiceModel } from '../../world.ts';
import {
  addMultiple,
  addOne,
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
    AddURI: addOne,
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
  /**
   * Each queue by its number (56.0, svrooij/node-sonos-ts queue.service.test). Unsure: how owners are told; the second
   * queue recorded had none.
   */
  evented: (_, { queue, ownedQueues = [] }) => ({
    kind: 'last-change',
    namespace: 'urn:schemas-sonos-com:metadata-1-0/Queue/',
    instance: 'QueueID',
    variables: [{ id: 0, owner: '', updateId: queue.updateId }, ...ownedQueues].flatMap(variablesOf),
  }),
};

const variablesOf = ({
  id: instance,
  owner,
  updateId,
}: Pick<OwnedQueueState, 'id' | 'owner' | 'updateId'>): readonly LastChangeVariable[] => [
  { instance, name: 'UpdateID', value: String(updateId) },
  { instance, name: 'Curated', value: '0' },
  { instance, name: 'QueueOwnerID', value: owner },
];
