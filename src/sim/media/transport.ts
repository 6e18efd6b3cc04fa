import type { PlayerState } from '../state/player.ts';
import { playingQueue, queueInUri, queueOf } from '../state/queues.ts';
import type { World } from '../world.ts';
import { currentItem, isPlaying, playsFromQueue, positionOf } from './current.ts';
import { neighbour } from './play-order.ts';
import { anchor, quiet, setState, stop, waitingFor } from './rest.ts';
import { kindOfUri } from './uri.ts';

/** What a coordinator's transport does over time, and what makes it go. */
const SETTLE_MS = 300;

export function play(world: World, player: PlayerState): void {
  const { transport } = player;
  if (playsFromQueue(player) && transport.track === 0) transport.track = 1;
  if (transport.state === 'PLAYING') return;
  transport.status = 'OK';
  setState(world, player, 'TRANSITIONING');
  fetchCurrent(world, player);
  const waiting = waitingFor(player);
  waiting.settle?.cancel();
  waiting.settle = world.clock.after(SETTLE_MS, () => settle(world, player), { unref: true });
}

function settle(world: World, player: PlayerState): void {
  if (player.transport.state !== 'TRANSITIONING') return;
  setState(world, player, 'PLAYING');
  waitForEnd(world, player);
}

/** Does what the state says: a player that is set to play fetches and waits for the end, from where it stands. */
export function carryOn(world: World, player: PlayerState): void {
  if (player.transport.state === 'TRANSITIONING') return play(world, player);
  if (player.transport.state !== 'PLAYING') return;
  fetchCurrent(world, player);
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
  stop(world, player);
  player.transport.status = 'ERROR_CANT_REACH_SERVER';
}

function waitForEnd(world: World, player: PlayerState): void {
  const waiting = waitingFor(player);
  waiting.end?.cancel();
  const duration = currentItem(player)?.duration;
  if (duration === undefined) return;
  const ms = Math.max(0, (duration - positionOf(world, player)) * 1000);
  waiting.end = world.clock.after(ms, () => advance(world, player), { unref: true });
}

/** The track ran out: what was set to come next, the next one of the queue, or the end. */
function advance(world: World, player: PlayerState): void {
  if (playNext(world, player)) return;
  const next = playsFromQueue(player) ? neighbour(player, 1, { byItself: true }) : undefined;
  if (next !== undefined) return goToTrack(world, player, next);
  stop(world, player);
  if (playsFromQueue(player)) player.transport.track = Math.min(1, playingQueue(player).tracks.length);
}

/** Goes over to NextAVTransportURI; false when none is set (AVTransport:1 §2.4.2). */
function playNext(world: World, player: PlayerState): boolean {
  const { nextUri, nextUriMetaData } = player.transport;
  if (nextUri === '') return false;
  load(world, player, nextUri, nextUriMetaData);
  play(world, player);
  return true;
}

/** Goes to a track of the queue and plays on if it played. */
export function goToTrack(world: World, player: PlayerState, track: number): void {
  const played = isPlaying(player);
  quiet(world, player);
  player.transport.track = track;
  anchor(world, player, 0);
  world.changed();
  if (!played) return;
  player.transport.state = 'STOPPED';
  play(world, player);
}

export function seekTo(world: World, player: PlayerState, seconds: number): void {
  anchor(world, player, seconds);
  world.changed();
  if (player.transport.state === 'PLAYING') waitForEnd(world, player);
}

/** Loads something else; what played stops. */
export function load(world: World, player: PlayerState, uri: string, metaData: string): void {
  stop(world, player);
  Object.assign(player.transport, {
    uri,
    uriMetaData: metaData,
    nextUri: '',
    nextUriMetaData: '',
    status: 'OK',
    track: firstTrack(player, uri),
  });
  world.changed();
}

/** A queue goes on where it was; anything else is one track. */
function firstTrack(player: PlayerState, uri: string): number {
  if (uri === '') return 0;
  if (kindOfUri(uri) !== 'queue') return 1;
  const count = queueOf(player, queueInUri(uri))?.tracks.length ?? 0;
  return Math.min(Math.max(player.transport.track, 1), count);
}
