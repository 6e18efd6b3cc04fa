import type { Timer } from '../../ports/clock.ts';
import type { MediaItemState } from '../state/household.ts';
import type { PlayerState, TransportStateName } from '../state/player.ts';
import type { World } from '../world.ts';
import { playedItem } from './items.ts';
import { neighbour } from './play-order.ts';
import { kindOfUri } from './uri.ts';

/**
 * What a coordinator's transport does over time. The position is never stored while it moves: it is the anchor plus the time
 * since. Timers wait for what happens by itself: TRANSITIONING settles, a track runs out, a sleep timer fires.
 */
const SETTLE_MS = 300;
/** Within this many seconds Previous goes to the track before; later it starts the track again (seen in every controller). */
export const RESTART_AFTER_SECONDS = 3;

interface Timers {
  settle?: Timer | undefined;
  end?: Timer | undefined;
}

const timersOf = new WeakMap<PlayerState, Timers>();

function timers(player: PlayerState): Timers {
  const known = timersOf.get(player) ?? {};
  timersOf.set(player, known);
  return known;
}

/** What plays: the track of the queue, the stream itself, or nothing. */
export function currentItem(player: PlayerState): MediaItemState | undefined {
  const { transport, queue } = player;
  const kind = kindOfUri(transport.uri);
  if (kind === 'queue') return queue.tracks[transport.track - 1];
  return kind === 'nothing' || kind === 'join' ? undefined : playedItem(transport.uri, transport.uriMetaData);
}

/** Seconds into the current track. */
export function positionOf(world: World, { transport }: PlayerState): number {
  if (transport.state !== 'PLAYING') return transport.positionAtAnchor;
  return transport.positionAtAnchor + (world.clock.elapsed() - transport.anchorAt) / 1000;
}

/** Takes the position as it is now for the anchor, before the state changes. */
function anchor(world: World, player: PlayerState, position: number): void {
  player.transport.positionAtAnchor = position;
  player.transport.anchorAt = world.clock.elapsed();
}

function setState(world: World, player: PlayerState, state: TransportStateName): void {
  anchor(world, player, positionOf(world, player));
  player.transport.state = state;
  world.changed();
}

export function play(world: World, player: PlayerState): void {
  const { transport } = player;
  if (kindOfUri(transport.uri) === 'queue' && transport.track === 0) transport.track = 1;
  if (transport.state === 'PLAYING') return;
  transport.status = 'OK';
  setState(world, player, 'TRANSITIONING');
  fetchCurrent(world, player);
  const waiting = timers(player);
  waiting.settle?.cancel();
  waiting.settle = world.clock.after(SETTLE_MS, () => settle(world, player), { unref: true });
}

function settle(world: World, player: PlayerState): void {
  if (player.transport.state !== 'TRANSITIONING') return;
  setState(world, player, 'PLAYING');
  waitForEnd(world, player);
}

/** The player goes for its media itself; a stream that ends or fails ends the track. */
function fetchCurrent(world: World, player: PlayerState): void {
  const uri = currentItem(player)?.uri ?? '';
  world.media.start(player.id, uri, (outcome) => {
    if (outcome.kind === 'failed') return fail(world, player);
    if (currentItem(player)?.duration === undefined) advance(world, player);
  });
}

function fail(world: World, player: PlayerState): void {
  stopTimers(player);
  player.transport.status = 'ERROR_CANT_REACH_SERVER';
  setState(world, player, 'STOPPED');
}

function waitForEnd(world: World, player: PlayerState): void {
  const waiting = timers(player);
  waiting.end?.cancel();
  const duration = currentItem(player)?.duration;
  if (duration === undefined) return;
  const ms = Math.max(0, (duration - positionOf(world, player)) * 1000);
  waiting.end = world.clock.after(ms, () => advance(world, player), { unref: true });
}

/** The track ran out: the next one, or the end. */
function advance(world: World, player: PlayerState): void {
  const next =
    kindOfUri(player.transport.uri) === 'queue' ? neighbour(player, 1, { byItself: true }) : undefined;
  if (next !== undefined) return goToTrack(world, player, next);
  stop(world, player);
  if (kindOfUri(player.transport.uri) === 'queue')
    player.transport.track = Math.min(1, player.queue.tracks.length);
}

export function pause(world: World, player: PlayerState): void {
  stopTimers(player);
  world.media.stop(player.id);
  setState(world, player, 'PAUSED_PLAYBACK');
}

export function stop(world: World, player: PlayerState): void {
  stopTimers(player);
  world.media.stop(player.id);
  anchor(world, player, 0);
  player.transport.state = 'STOPPED';
  world.changed();
}

function stopTimers(player: PlayerState): void {
  const waiting = timers(player);
  waiting.settle?.cancel();
  waiting.end?.cancel();
}

/** Goes to a track of the queue and plays on if it played. */
export function goToTrack(world: World, player: PlayerState, track: number): void {
  const played = player.transport.state === 'PLAYING' || player.transport.state === 'TRANSITIONING';
  stopTimers(player);
  player.transport.state = played ? 'TRANSITIONING' : player.transport.state;
  player.transport.track = track;
  anchor(world, player, 0);
  world.changed();
  if (played) {
    player.transport.state = 'STOPPED';
    play(world, player);
  }
}

export function seekTo(world: World, player: PlayerState, seconds: number): void {
  anchor(world, player, seconds);
  world.changed();
  if (player.transport.state === 'PLAYING') waitForEnd(world, player);
}

/** Loads something else; what played stops. */
export function load(world: World, player: PlayerState, uri: string, metaData: string): void {
  stop(world, player);
  const queue = kindOfUri(uri) === 'queue';
  Object.assign(player.transport, {
    uri,
    uriMetaData: metaData,
    nextUri: '',
    nextUriMetaData: '',
    status: 'OK',
    track: queue
      ? Math.min(Math.max(player.transport.track, 1), player.queue.tracks.length)
      : uri === ''
        ? 0
        : 1,
  });
  world.changed();
}
