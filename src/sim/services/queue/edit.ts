import { didl, didlItem } from '../../media/didl.ts';
import { tracksOf } from '../../media/expand.ts';
import { type QueueAt, queueChanged, removeTracks, replaceTracks } from '../../media/queue-edit.ts';
import type { MediaItemState } from '../../state/household.ts';
import { MOST } from '../../state/limits.ts';
import { queueOf } from '../../state/queues.ts';
import { type ActionCall, type ActionModel, type ActionOutcome, done, fault } from '../../world.ts';
import { addTracks, addUri, FULL, isCurrent, OUTDATED, reorder } from '../av-transport/queue-edit.ts';
import { saveQueue } from '../av-transport/saved-queues.ts';

/** No such queue; only queue 0 becomes a playlist (86.10, by its code). */
const NO_QUEUE = 718;
const NOT_THIS_ONE = 800;
const INVALID = 402;

type QueueModel = (call: ActionCall, edit: QueueAt) => ActionOutcome;

/** An action on the queue that it names, when the caller knows its present state. */
const onQueue =
  (model: QueueModel): ActionModel =>
  (call) => {
    const { world, player, args } = call;
    const queue = queueOf(player, Number(args['QueueID']));
    if (!queue) return fault(NO_QUEUE);
    return isCurrent(queue, args['UpdateID']) ? model(call, { world, player, queue }) : fault(OUTDATED);
  };

const newUpdateId = ({ queue }: QueueAt) => ({ NewUpdateID: String(queue.updateId) });

export const addOne = onQueue(({ args }, edit) => {
  const outcome = addUri(edit, args);
  return outcome.kind === 'done' ? done({ ...outcome.out, ...newUpdateId(edit) }) : outcome;
});

/** URI and metadata in turn, parted by new lines. Unsure: the separator; a capture of the vendor's app would settle it. */
function manyTracks({ world, args }: ActionCall): readonly MediaItemState[] | undefined {
  const parts = (args['EnqueuedURIsAndMetaData'] ?? '').split('\n').filter((part) => part !== '');
  const found = parts.flatMap((uri, index) =>
    index % 2 === 0 ? [tracksOf(world.household, uri, parts[index + 1] ?? '')] : [],
  );
  if (found.length !== Number(args['NumberOfURIs']) || found.some((tracks) => !tracks)) return undefined;
  return found.flatMap((tracks) => tracks ?? []);
}

export const addMultiple = onQueue((call, edit) => {
  const tracks = manyTracks(call);
  if (!tracks) return fault(INVALID);
  const added = addTracks(edit, tracks, call.args);
  return added ? done({ ...added, ...newUpdateId(edit) }) : fault(FULL);
});

/** Unsure: whether CurrentTrackIndex counts from 1, as everything else here does; 0 is taken for the first too. */
export const replaceAll = onQueue((call, edit) => {
  const tracks = manyTracks(call);
  if (!tracks) return fault(INVALID);
  if (tracks.length > MOST.tracks) return fault(FULL);
  replaceTracks(edit, tracks, Number(call.args['CurrentTrackIndex']));
  return done({ NewQueueLength: String(tracks.length), ...newUpdateId(edit) });
});

/** Players give at most so many objects at once, whatever was asked. */
const MOST_AT_ONCE = 1000;

export const browse = onQueue(({ args }, { queue }) => {
  const start = Number(args['StartingIndex']);
  const count = Math.min(Number(args['RequestedCount']) || MOST_AT_ONCE, MOST_AT_ONCE);
  const page = queue.tracks.slice(start, start + count);
  const container = `Q:${args['QueueID'] ?? '0'}`;
  const items = page.map((track, index) =>
    didlItem(track, { id: `${container}/${start + index + 1}`, parentId: container }),
  );
  return done({
    Result: didl(items),
    NumberReturned: String(page.length),
    TotalMatches: String(queue.tracks.length),
    UpdateID: String(queue.updateId),
  });
});

export const reorderTracks = onQueue(({ args }, edit) =>
  reorder(edit, args) ? done(newUpdateId(edit)) : fault(INVALID),
);

export const removeAll = onQueue((_, edit) => {
  if (!removeTracks(edit, 1, edit.queue.tracks.length)) queueChanged(edit);
  return done(newUpdateId(edit));
});

export const removeRange = onQueue(({ args }, edit) =>
  removeTracks(edit, Number(args['StartingIndex']), Number(args['NumberOfTracks']))
    ? done(newUpdateId(edit))
    : fault(INVALID),
);

export const save = onQueue((call) => (call.args['QueueID'] === '0' ? saveQueue(call) : fault(NOT_THIS_ONE)));
