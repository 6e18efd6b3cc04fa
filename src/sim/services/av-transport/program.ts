import { tracksOf } from '../../media/expand.ts';
import { reshuffle } from '../../media/play-order.ts';
import { queueChanged } from '../../media/queue-edit.ts';
import { load, play } from '../../media/transport.ts';
import { kindOfUri } from '../../media/uri.ts';
import { setMasterVolume } from '../../media/volume.ts';
import type { PlayerState } from '../../state/player.ts';
import type { World } from '../../world.ts';
import { isPlayable } from './load.ts';

/** What starts by itself: of an alarm, or of autoplay. */
export interface Program {
  readonly uri: string;
  readonly metaData: string;
  readonly volume: number;
  /** Of the queue, where the program is one. */
  readonly playMode?: string;
}

/** Plays a program: what a container holds goes into the queue, anything else plays directly. False when it is no program. */
export function playProgram(world: World, player: PlayerState, program: Program): boolean {
  const { uri, metaData, volume, playMode } = program;
  const kind = kindOfUri(uri);
  const tracks = kind === 'container' ? tracksOf(world.household, uri, metaData) : undefined;
  if (kind === 'nothing' || (!tracks && !isPlayable(world.household, player, uri))) return false;
  if (tracks) player.queue.tracks = tracks;
  load(world, player, tracks ? `x-rincon-queue:${player.id}#0` : uri, metaData);
  if (tracks) player.transport.track = 1;
  player.transport.playMode = playMode ?? player.transport.playMode;
  if (tracks) queueChanged({ world, player, queue: player.queue });
  else reshuffle(player, () => (world.random.bytes(1)[0] ?? 0) / 256);
  setMasterVolume(world, player, volume);
  play(world, player);
  return true;
}
