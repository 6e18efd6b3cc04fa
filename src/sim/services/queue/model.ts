import { didl, didlItem } from '../../media/didl.ts';
import { tracksOf } from '../../media/expand.ts';
import type { MediaItemState } from '../../state/household.ts';
import type { PlayerState } from '../../state/player.ts';
import { type ActionCall, type ActionModel, done, fault, type ServiceModel } from '../../world.ts';
import {
  insertTracks,
  isCurrent,
  moveWithin,
  queueChanged,
  removeTracks,
} from '../av-transport/queue-edit.ts';
import { saveQueue } from '../av-transport/saved-queues.ts';

/** The Queue service shares the player's queue with AVTransport; queue 0 is the one that plays, others are not modelled. */
const onQueueZero =
  (model: ActionModel): ActionModel =>
  (call) => {
    if (call.args['QueueID'] !== '0') return fault(701);
    return isCurrent(call.player, call.args['UpdateID']) ? model(call) : fault(716);
  };

const newUpdateId = ({ queue }: PlayerState) => ({ NewUpdateID: String(queue.updateId) });

const addTracks = (call: ActionCall, tracks: readonly MediaItemState[]) => {
  const { player, args } = call;
  const at = Number(args['DesiredFirstTrackNumberEnqueued']);
  const first = insertTracks(call, { tracks, at, asNext: args['EnqueueAsNext'] === '1' });
  return done({
    FirstTrackNumberEnqueued: String(first),
    NumTracksAdded: String(tracks.length),
    NewQueueLength: String(player.queue.tracks.length),
    ...newUpdateId(player),
  });
};

const addUri: ActionModel = (call) => {
  const tracks = tracksOf(
    call.world.household,
    call.args['EnqueuedURI'] ?? '',
    call.args['EnqueuedURIMetaData'] ?? '',
  );
  return tracks ? addTracks(call, tracks) : fault(714);
};

/** URI and metadata in turn, parted by new lines. Unsure: the separator; a capture of the vendor's app would settle it. */
function manyTracks({ world, args }: ActionCall): readonly MediaItemState[] | undefined {
  const parts = (args['EnqueuedURIsAndMetaData'] ?? '').split('\n').filter((part) => part !== '');
  const found = parts.flatMap((uri, index) =>
    index % 2 === 0 ? [tracksOf(world.household, uri, parts[index + 1] ?? '')] : [],
  );
  if (found.length !== Number(args['NumberOfURIs']) || found.some((tracks) => !tracks)) return undefined;
  return found.flatMap((tracks) => tracks ?? []);
}

const addMultiple: ActionModel = (call) => {
  const tracks = manyTracks(call);
  return tracks ? addTracks(call, tracks) : fault(402);
};

const replaceAll: ActionModel = (call) => {
  const tracks = manyTracks(call);
  if (!tracks) return fault(402);
  const { world, player, args } = call;
  player.queue.tracks = [...tracks];
  player.transport.track = Math.min(Number(args['CurrentTrackIndex']) || 0, tracks.length);
  queueChanged(world, player);
  return done({ NewQueueLength: String(tracks.length), ...newUpdateId(player) });
};

const browse: ActionModel = ({ player: { queue }, args }) => {
  const start = Number(args['StartingIndex']);
  const page = queue.tracks.slice(start, start + (Number(args['RequestedCount']) || 1000));
  return done({
    Result: didl(
      page.map((track, index) => didlItem(track, { id: `Q:0/${start + index + 1}`, parentId: 'Q:0' })),
    ),
    NumberReturned: String(page.length),
    TotalMatches: String(queue.tracks.length),
    UpdateID: String(queue.updateId),
  });
};

const reorder: ActionModel = ({ world, player, args }) => {
  const current = player.queue.tracks[player.transport.track - 1];
  const move = {
    start: Number(args['StartingIndex']),
    count: Number(args['NumberOfTracks']),
    before: Number(args['InsertBefore']),
  };
  if (!moveWithin(player.queue.tracks, move)) return fault(402);
  if (current) player.transport.track = player.queue.tracks.indexOf(current) + 1;
  queueChanged(world, player);
  return done(newUpdateId(player));
};

/** Left out, so that they are refused: CreateQueue and AttachQueue, which make queues other than the one that plays. */
export const queueService: ServiceModel = {
  service: 'Queue',
  actions: {
    AddURI: onQueueZero(addUri),
    AddMultipleURIs: onQueueZero(addMultiple),
    ReplaceAllTracks: onQueueZero(replaceAll),
    Browse: onQueueZero(browse),
    ReorderTracks: onQueueZero(reorder),
    RemoveAllTracks: onQueueZero((call) => {
      removeTracks(call, 1, call.player.queue.tracks.length);
      return done(newUpdateId(call.player));
    }),
    RemoveTrackRange: onQueueZero((call) => {
      const removed = removeTracks(
        call,
        Number(call.args['StartingIndex']),
        Number(call.args['NumberOfTracks']),
      );
      return removed ? done(newUpdateId(call.player)) : fault(402);
    }),
    SaveAsSonosPlaylist: onQueueZero(saveQueue),
    Backup: () => done(),
  },
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
