import { tracksOf } from '../../media/expand.ts';
import { reshuffle } from '../../media/play-order.ts';
import { goToTrack, stop } from '../../media/transport.ts';
import { kindOfUri } from '../../media/uri.ts';
import type { MediaItemState } from '../../state/household.ts';
import type { PlayerState } from '../../state/player.ts';
import { type ActionCall, type ActionModel, done, fault, type World } from '../../world.ts';

/** The queue of a player, as AVTransport and the Queue service change it. Positions are 1-based, as controllers count. */
interface Insertion {
  readonly tracks: readonly MediaItemState[];
  /** 1-based; 0 or past the end appends. */
  readonly at: number;
  readonly asNext: boolean;
}

/** Puts tracks in and gives the 1-based position of the first. */
export function insertTracks(
  { world, player }: Pick<ActionCall, 'world' | 'player'>,
  { tracks, at, asNext }: Insertion,
): number {
  const { queue, transport } = player;
  const wanted = asNext && transport.track > 0 ? transport.track + 1 : at;
  const position = wanted < 1 || wanted > queue.tracks.length ? queue.tracks.length + 1 : wanted;
  queue.tracks.splice(position - 1, 0, ...tracks);
  if (transport.track >= position && kindOfUri(transport.uri) === 'queue') transport.track += tracks.length;
  queueChanged(world, player);
  return position;
}

export function queueChanged(world: World, player: PlayerState): void {
  player.queue.updateId += 1;
  reshuffle(player, () => world.random.bytes(4).reduce((sum, byte) => sum * 256 + byte, 0) / 2 ** 32);
  world.changed();
}

/** Takes `count` tracks out from a 1-based position; false when there are none such. */
export function removeTracks(
  { world, player }: Pick<ActionCall, 'world' | 'player'>,
  start: number,
  count: number,
): boolean {
  const { queue, transport } = player;
  if (start < 1 || count < 1 || start > queue.tracks.length) return false;
  const end = Math.min(queue.tracks.length, start + count - 1);
  const playing = transport.track >= start && transport.track <= end && kindOfUri(transport.uri) === 'queue';
  queue.tracks.splice(start - 1, end - start + 1);
  if (transport.track > end) transport.track -= end - start + 1;
  else if (playing) afterRemovalOfCurrent(world, player, start);
  queueChanged(world, player);
  return true;
}

/** The track that played is gone: what took its place plays on, or nothing. */
function afterRemovalOfCurrent(world: World, player: PlayerState, start: number): void {
  const { queue, transport } = player;
  if (queue.tracks.length === 0) {
    transport.track = 0;
    return stop(world, player);
  }
  goToTrack(world, player, Math.min(start, queue.tracks.length));
}

export interface Move {
  /** 1-based. */
  readonly start: number;
  readonly count: number;
  /** 1-based position before which they go, counted before the move. */
  readonly before: number;
}

/** Moves tracks within a list; false when they are not there. The list's own order is changed. */
export function moveWithin(list: MediaItemState[], { start, count, before }: Move): boolean {
  if (start < 1 || count < 1 || start + count - 1 > list.length || before < 1 || before > list.length + 1)
    return false;
  if (before >= start && before <= start + count) return true;
  const moved = list.splice(start - 1, count);
  list.splice(before > start ? before - 1 - count : before - 1, 0, ...moved);
  return true;
}

export const addUriToQueue: ActionModel = (call) => {
  const { world, player, args } = call;
  const enqueued = { uri: args['EnqueuedURI'] ?? '', metaData: args['EnqueuedURIMetaData'] ?? '' };
  const tracks = tracksOf(world.household, enqueued.uri, enqueued.metaData);
  if (!tracks) return fault(714);
  player.queue.enqueued = enqueued;
  const first = insertTracks(call, {
    tracks,
    at: Number(args['DesiredFirstTrackNumberEnqueued']),
    asNext: args['EnqueueAsNext'] === '1',
  });
  return done({
    FirstTrackNumberEnqueued: String(first),
    NumTracksAdded: String(tracks.length),
    NewQueueLength: String(player.queue.tracks.length),
  });
};

/** URIs are parted by blanks, metadata by blanks before `<DIDL-Lite` (node-sonos, SoCo add_multiple_to_queue). */
export const addMultipleUrisToQueue: ActionModel = (call) => {
  const { world, player, args } = call;
  if (!isCurrent(player, args['UpdateID'])) return fault(716);
  const uris = (args['EnqueuedURIs'] ?? '').split(' ').filter((uri) => uri !== '');
  const metaData = (args['EnqueuedURIsMetaData'] ?? '').split(/ (?=<DIDL-Lite)/);
  if (uris.length !== Number(args['NumberOfURIs']) || uris.length === 0) return fault(402);
  const tracks = uris.map((uri, index) => tracksOf(world.household, uri, metaData[index] ?? ''));
  if (tracks.some((found) => !found)) return fault(714);
  const all = tracks.flatMap((found) => found ?? []);
  const at = Number(args['DesiredFirstTrackNumberEnqueued']);
  const first = insertTracks(call, { tracks: all, at, asNext: args['EnqueueAsNext'] === '1' });
  return done({
    FirstTrackNumberEnqueued: String(first),
    NumTracksAdded: String(all.length),
    NewQueueLength: String(player.queue.tracks.length),
    NewUpdateID: String(player.queue.updateId),
  });
};

/** 0 stands for "whatever it is now"; another number must be the queue's. */
export const isCurrent = (player: PlayerState, updateId: string | undefined): boolean =>
  updateId === undefined || updateId === '0' || updateId === '' || Number(updateId) === player.queue.updateId;

export const reorderTracksInQueue: ActionModel = ({ world, player, args }) => {
  if (!isCurrent(player, args['UpdateID'])) return fault(716);
  const { queue, transport } = player;
  const current = queue.tracks[transport.track - 1];
  const move = {
    start: Number(args['StartingIndex']),
    count: Number(args['NumberOfTracks']),
    before: Number(args['InsertBefore']),
  };
  if (!moveWithin(queue.tracks, move)) return fault(402);
  if (current) transport.track = queue.tracks.indexOf(current) + 1;
  queueChanged(world, player);
  return done();
};

export const removeTrackFromQueue: ActionModel = (call) => {
  if (!isCurrent(call.player, call.args['UpdateID'])) return fault(716);
  const position = Number(/^Q:0\/(\d+)$/.exec(call.args['ObjectID'] ?? '')?.[1]);
  return removeTracks(call, position, 1) ? done() : fault(402);
};

export const removeTrackRangeFromQueue: ActionModel = (call) => {
  const { player, args } = call;
  if (!isCurrent(player, args['UpdateID'])) return fault(716);
  if (!removeTracks(call, Number(args['StartingIndex']), Number(args['NumberOfTracks']))) return fault(402);
  return done({ NewUpdateID: String(player.queue.updateId) });
};

export const removeAllTracks: ActionModel = (call) => {
  removeTracks(call, 1, call.player.queue.tracks.length);
  return done();
};

/** Players keep a copy by themselves; nothing that can be seen changes. */
export const backupQueue: ActionModel = () => done();
