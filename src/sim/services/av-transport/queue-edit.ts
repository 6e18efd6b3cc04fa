import { keptMetaData, tracksOf } from '../../media/expand.ts';
import {
  insertTracks,
  moveTracks,
  type QueueAt,
  queueChanged,
  removeTracks,
} from '../../media/queue-edit.ts';
import type { MediaItemState } from '../../state/household.ts';
import { hasRoom, MOST } from '../../state/limits.ts';
import type { QueueState } from '../../state/player.ts';
import { type ActionCall, type ActionModel, type ActionOutcome, done, fault } from '../../world.ts';

/** AVTransport changes queue 0 only; the Queue service shares it. */
const ownQueue = ({ world, player }: ActionCall): QueueAt => ({ world, player, queue: player.queue });

/** UpdateID is neither 0 nor the queue's (86.10, by its code). */
export const OUTDATED = 1028;

/** 0 stands for "whatever it is now"; another number must be the queue's. */
export const isCurrent = (queue: QueueState, updateId: string | undefined): boolean =>
  updateId === undefined || updateId === '0' || updateId === '' || Number(updateId) === queue.updateId;

/** An action that is refused when the caller has seen another state of the queue. */
const whenCurrent =
  (model: ActionModel): ActionModel =>
  (call) =>
    isCurrent(call.player.queue, call.args['UpdateID']) ? model(call) : fault(OUTDATED);

/** Unsure: what players say when a queue is full; 800 is the vendor's generic one. */
export const FULL = 800;

/** Adds tracks where the arguments say and tells where they are; undefined when there is no room. */
export function addTracks(edit: QueueAt, tracks: readonly MediaItemState[], args: ActionCall['args']) {
  if (!hasRoom(edit.queue.tracks, tracks.length, MOST.tracks)) return undefined;
  const first = insertTracks(edit, {
    tracks,
    at: Number(args['DesiredFirstTrackNumberEnqueued']),
    asNext: args['EnqueueAsNext'] === '1',
  });
  return {
    FirstTrackNumberEnqueued: String(first),
    NumTracksAdded: String(tracks.length),
    NewQueueLength: String(edit.queue.tracks.length),
  };
}

/** Adds what one URI stands for, and keeps it as what was last put in. */
export function addUri(edit: QueueAt, args: ActionCall['args']): ActionOutcome {
  const metaData = keptMetaData(args['EnqueuedURIMetaData'] ?? '');
  const enqueued = { uri: args['EnqueuedURI'] ?? '', metaData };
  const tracks = tracksOf(edit.world.household, enqueued.uri, enqueued.metaData);
  if (!tracks) return fault(714);
  const added = addTracks(edit, tracks, args);
  if (!added) return fault(FULL);
  edit.queue.enqueued = enqueued;
  return done(added);
}

export const addUriToQueue: ActionModel = (call) => addUri(ownQueue(call), call.args);

/** URIs are parted by blanks, metadata by blanks before `<DIDL-Lite` (node-sonos, SoCo add_multiple_to_queue). */
export const addMultipleUrisToQueue: ActionModel = whenCurrent((call) => {
  const { world, player, args } = call;
  const uris = (args['EnqueuedURIs'] ?? '').split(' ').filter((uri) => uri !== '');
  const metaData = (args['EnqueuedURIsMetaData'] ?? '').split(/ (?=<DIDL-Lite)/);
  if (uris.length !== Number(args['NumberOfURIs']) || uris.length === 0) return fault(402);
  const tracks = uris.map((uri, index) => tracksOf(world.household, uri, metaData[index] ?? ''));
  if (tracks.some((found) => !found)) return fault(714);
  const all = tracks.flatMap((found) => found ?? []);
  const added = addTracks(ownQueue(call), all, args);
  return added ? done({ ...added, NewUpdateID: String(player.queue.updateId) }) : fault(FULL);
});

/** Moves tracks within a queue as ReorderTracksInQueue and Queue.ReorderTracks name them. */
export const reorder = (edit: QueueAt, args: ActionCall['args']): boolean =>
  moveTracks(edit, {
    start: Number(args['StartingIndex']),
    count: Number(args['NumberOfTracks']),
    before: Number(args['InsertBefore']),
  });

const doneOr402 = (changed: boolean, out: Readonly<Record<string, string>> = {}): ActionOutcome =>
  changed ? done(out) : fault(402);

export const reorderTracksInQueue: ActionModel = whenCurrent((call) =>
  doneOr402(reorder(ownQueue(call), call.args)),
);

export const removeTrackFromQueue: ActionModel = whenCurrent((call) => {
  const position = Number(/^Q:0\/(\d+)$/.exec(call.args['ObjectID'] ?? '')?.[1]);
  return doneOr402(removeTracks(ownQueue(call), position, 1));
});

export const removeTrackRangeFromQueue: ActionModel = whenCurrent((call) => {
  const { player, args } = call;
  const start = Number(args['StartingIndex']);
  const removed = removeTracks(ownQueue(call), start, Number(args['NumberOfTracks']));
  return doneOr402(removed, { NewUpdateID: String(player.queue.updateId) });
});

/** Also an empty queue is emptied: its version goes on. */
export const removeAllTracks: ActionModel = (call) => {
  const edit = ownQueue(call);
  if (!removeTracks(edit, 1, edit.queue.tracks.length)) queueChanged(edit);
  return done();
};

export const backupQueue: ActionModel = () => done();
