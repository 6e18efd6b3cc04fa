import type { MediaItemState } from '../state/household.ts';
import type { PlayerState } from '../state/player.ts';
import { playingQueue } from '../state/queues.ts';
import type { World } from '../world.ts';
import { itemOf } from './items.ts';
import { kindOfUri } from './uri.ts';

/** What plays: the track of the queue, the stream itself, or nothing. */
export function currentItem(player: PlayerState): MediaItemState | undefined {
  const { transport } = player;
  const kind = kindOfUri(transport.uri);
  if (kind === 'queue') return playingQueue(player).tracks[transport.track - 1];
  return kind === 'nothing' || kind === 'join' ? undefined : itemOf(transport.uri, transport.uriMetaData);
}

/** Seconds into the current track. The position is not stored while it moves: it is the anchor plus the time since. */
export function positionOf(world: World, { transport }: PlayerState): number {
  if (transport.state !== 'PLAYING') return transport.positionAtAnchor;
  return transport.positionAtAnchor + (world.clock.elapsed() - transport.anchorAt) / 1000;
}

/** Plays, or is about to. */
export const isPlaying = ({ transport }: PlayerState): boolean =>
  transport.state === 'PLAYING' || transport.state === 'TRANSITIONING';

export const playsFromQueue = ({ transport }: PlayerState): boolean => kindOfUri(transport.uri) === 'queue';
