import { tracksOf } from '../../media/expand.ts';
import type { HouseholdState, MediaItemState, SavedQueueState } from '../../state/household.ts';
import { hasRoom, MOST } from '../../state/limits.ts';
import { type ActionModel, done, fault, type World } from '../../world.ts';
import { FULL } from './queue-edit.ts';

/** Sonos playlists (`SQ:<n>`), which all players of a household share. */
const savedQueue = ({ savedQueues }: HouseholdState, id: string | undefined): SavedQueueState | undefined =>
  savedQueues.find((queue) => queue.id === id);

export function nextSavedQueueId({ savedQueues }: HouseholdState): string {
  const numbers = savedQueues.map(({ id }) => Number(id.slice(3)));
  return `SQ:${Math.max(-1, ...numbers) + 1}`;
}

export function savedQueuesChanged(world: World, queue?: SavedQueueState): void {
  if (queue) queue.updateId += 1;
  world.household.updateIds.savedQueues += 1;
  world.changed();
}

/** Undefined when there is no room for one more. */
function add(world: World, title: string, tracks: readonly MediaItemState[]): SavedQueueState | undefined {
  const { savedQueues } = world.household;
  if (!hasRoom(savedQueues, 1, MOST.savedQueues) || tracks.length > MOST.tracks) return undefined;
  const queue = {
    id: nextSavedQueueId(world.household),
    title,
    updateId: 0,
    tracks: tracks.map((track) => ({ ...track })),
  };
  savedQueues.push(queue);
  savedQueuesChanged(world, queue);
  return queue;
}

/** With an object id the list of that id is replaced. A title must be there and be one line (86.10, by its code). */
export const saveQueue: ActionModel = ({ world, player, args }) => {
  const id = args['ObjectID'] ?? '';
  if (!/^[^\r\n]*\S[^\r\n]*$/.test(args['Title'] ?? '')) return fault(402);
  const known = savedQueue(world.household, id);
  if (id !== '' && !known) return fault(701);
  if (!known) {
    const made = add(world, args['Title'] ?? '', player.queue.tracks);
    return made ? done({ AssignedObjectID: made.id }) : fault(FULL);
  }
  Object.assign(known, {
    title: args['Title'] ?? known.title,
    tracks: player.queue.tracks.map((track) => ({ ...track })),
  });
  savedQueuesChanged(world, known);
  return done({ AssignedObjectID: known.id });
};

export const createSavedQueue: ActionModel = ({ world, args }) => {
  const uri = args['EnqueuedURI'] ?? '';
  const tracks = uri === '' ? [] : tracksOf(world.household, uri, args['EnqueuedURIMetaData'] ?? '');
  if (!tracks) return fault(714);
  const queue = add(world, args['Title'] ?? '', tracks);
  if (!queue) return fault(FULL);
  return done({
    NumTracksAdded: String(tracks.length),
    NewQueueLength: String(tracks.length),
    AssignedObjectID: queue.id,
    NewUpdateID: String(queue.updateId),
  });
};

const isCurrent = (queue: SavedQueueState, updateId: string | undefined): boolean =>
  !updateId || updateId === '0' || Number(updateId) === queue.updateId;

/** AddAtIndex 4294967295 appends (SoCo add_uri_to_sonos_playlist). */
export const addUriToSavedQueue: ActionModel = ({ world, args }) => {
  const queue = savedQueue(world.household, args['ObjectID']);
  if (!queue) return fault(701);
  if (!isCurrent(queue, args['UpdateID'])) return fault(704);
  const tracks = tracksOf(world.household, args['EnqueuedURI'] ?? '', args['EnqueuedURIMetaData'] ?? '');
  if (!tracks) return fault(714);
  if (!hasRoom(queue.tracks, tracks.length, MOST.tracks)) return fault(FULL);
  queue.tracks.splice(Math.min(Number(args['AddAtIndex']), queue.tracks.length), 0, ...tracks);
  savedQueuesChanged(world, queue);
  return done({
    NumTracksAdded: String(tracks.length),
    NewQueueLength: String(queue.tracks.length),
    NewUpdateID: String(queue.updateId),
  });
};

/**
 * TrackList and NewPositionList name 0-based original positions, applied at once; an empty place in the new list removes the track
 * (SoCo reorder_sonos_playlist), and an empty list removes all that are named (SoCo clear_sonos_playlist).
 */
export const reorderTracksInSavedQueue: ActionModel = ({ world, args }) => {
  const queue = savedQueue(world.household, args['ObjectID']);
  if (!queue) return fault(701);
  if (!isCurrent(queue, args['UpdateID'])) return fault(704);
  const before = queue.tracks.length;
  const reordered = reorder(
    queue.tracks,
    (args['TrackList'] ?? '').split(','),
    (args['NewPositionList'] ?? '').split(','),
  );
  if (!reordered) return fault(402);
  queue.tracks = reordered;
  savedQueuesChanged(world, queue);
  return done({
    QueueLengthChange: String(queue.tracks.length - before),
    NewQueueLength: String(queue.tracks.length),
    NewUpdateID: String(queue.updateId),
  });
};

function reorder<T>(
  tracks: readonly T[],
  from: readonly string[],
  given: readonly string[],
): T[] | undefined {
  const valid = (text: string): boolean => /^\d+$/.test(text) && Number(text) < tracks.length;
  const to = given.join('') === '' ? from.map(() => '') : given;
  if (from.length !== to.length || !from.every(valid) || !to.every((text) => text === '' || valid(text)))
    return undefined;
  const moving = new Set(from.map(Number));
  const rest = tracks.filter((_, index) => !moving.has(index));
  const placed = from
    .map((text, index) => ({ track: tracks[Number(text)], to: to[index] ?? '' }))
    .filter((move) => move.to !== '')
    .sort((a, b) => Number(a.to) - Number(b.to));
  for (const { track, to: position } of placed)
    if (track !== undefined) rest.splice(Number(position), 0, track);
  return rest;
}
