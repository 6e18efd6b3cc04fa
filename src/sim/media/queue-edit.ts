import type { MediaItemState } from '../state/household.ts';
import type { PlayerState, QueueState } from '../state/player.ts';
import { playingQueue } from '../state/queues.ts';
import type { World } from '../world.ts';
import { playsFromQueue } from './current.ts';
import { reshuffle } from './play-order.ts';
import { stop } from './rest.ts';
import { goToTrack } from './transport.ts';

/** A queue of a player, to be changed. Positions are 1-based, as controllers count. */
export interface QueueAt {
  readonly world: World;
  readonly player: PlayerState;
  readonly queue: QueueState;
}

export interface Insertion {
  readonly tracks: readonly MediaItemState[];
  /** 1-based; 0 or past the end appends. */
  readonly at: number;
  readonly asNext: boolean;
}

/** The transport plays from just this queue: then its track moves with the tracks. */
const isPlayedFrom = ({ player, queue }: QueueAt): boolean =>
  playsFromQueue(player) && playingQueue(player) === queue;

/** Puts tracks in and gives the 1-based position of the first. */
export function insertTracks(edit: QueueAt, { tracks, at, asNext }: Insertion): number {
  const { queue, player } = edit;
  const { transport } = player;
  const played = isPlayedFrom(edit);
  const wanted = asNext && played && transport.track > 0 ? transport.track + 1 : at;
  const position = wanted < 1 || wanted > queue.tracks.length ? queue.tracks.length + 1 : wanted;
  queue.tracks.splice(position - 1, 0, ...tracks);
  if (played && transport.track >= position) transport.track += tracks.length;
  queueChanged(edit);
  return position;
}

export function queueChanged({ world, player, queue }: QueueAt): void {
  queue.updateId += 1;
  reshuffle(player, () => world.random.bytes(4).reduce((sum, byte) => sum * 256 + byte, 0) / 2 ** 32);
  world.changed();
}

/** Takes `count` tracks out from a 1-based position; false when there are none such. */
export function removeTracks(edit: QueueAt, start: number, count: number): boolean {
  const { queue, player } = edit;
  const { transport } = player;
  if (start < 1 || count < 1 || start > queue.tracks.length) return false;
  const end = Math.min(queue.tracks.length, start + count - 1);
  queue.tracks.splice(start - 1, end - start + 1);
  if (isPlayedFrom(edit)) {
    if (transport.track > end) transport.track -= end - start + 1;
    else if (transport.track >= start) playWhatIsThere(edit, start);
  }
  queueChanged(edit);
  return true;
}

/** Puts other tracks in place of all; what plays goes over to the track of a 1-based position. */
export function replaceTracks(edit: QueueAt, tracks: readonly MediaItemState[], current: number): void {
  edit.queue.tracks = [...tracks];
  if (isPlayedFrom(edit)) playWhatIsThere(edit, current);
  queueChanged(edit);
}

/** The track that played is gone: another plays on, or nothing. */
function playWhatIsThere({ world, player, queue }: QueueAt, position: number): void {
  if (queue.tracks.length > 0) {
    return goToTrack(world, player, Math.min(Math.max(1, position), queue.tracks.length));
  }
  player.transport.track = 0;
  stop(world, player);
}

export interface Move {
  /** 1-based. */
  readonly start: number;
  readonly count: number;
  /** 1-based position before which they go, counted before the move. */
  readonly before: number;
}

/** Moves tracks; false when they are not there. What plays plays on. */
export function moveTracks(edit: QueueAt, move: Move): boolean {
  const { queue, player } = edit;
  const current = isPlayedFrom(edit) ? queue.tracks[player.transport.track - 1] : undefined;
  const moved = reordered(queue.tracks, move);
  if (!moved) return false;
  queue.tracks = moved;
  if (current) player.transport.track = moved.indexOf(current) + 1;
  queueChanged(edit);
  return true;
}

function reordered(
  tracks: readonly MediaItemState[],
  { start, count, before }: Move,
): MediaItemState[] | undefined {
  const end = start + count - 1;
  if (start < 1 || count < 1 || end > tracks.length || before < 1 || before > tracks.length + 1)
    return undefined;
  const isMoving = (index: number): boolean => index >= start - 1 && index < end;
  const rest = (from: number, to: number) =>
    tracks.slice(from, to).filter((_, index) => !isMoving(index + from));
  return [...rest(0, before - 1), ...tracks.slice(start - 1, end), ...rest(before - 1, tracks.length)];
}
