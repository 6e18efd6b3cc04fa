import { parseBuild } from '../../../base/build.ts';
import { neighbour } from '../../media/play-order.ts';
import { kindOfUri } from '../../media/uri.ts';
import type { PlayerState } from '../../state/player.ts';

/**
 * What the source allows. Seen: a queue on 31.8 and, in the newer words, on 56.0 (Previous is not offered on the first
 * track); one track instead of a queue on 57.23; nothing on 86.10. Unsure: the build that brought the newer words.
 */
export function transportActions(player: PlayerState): string {
  switch (kindOfUri(player.transport.uri)) {
    case 'queue':
      return queueActions(player);
    case 'track':
      return 'Set, Stop, Pause, Play, X_DLNA_SeekTime, X_DLNA_SeekTrackNr';
    case 'nothing':
      return 'Set';
    default:
      return 'Set, Stop, Play';
  }
}

function queueActions(player: PlayerState): string {
  const old = (parseBuild(player.build)?.major ?? 0) < 34;
  if (old) return 'Set, Play, Stop, Pause, Seek, Next, Previous';
  return [
    'Set, Stop, Pause, Play, X_DLNA_SeekTime',
    ...(neighbour(player, 1) === undefined ? [] : ['Next']),
    ...(neighbour(player, -1) === undefined ? [] : ['Previous']),
    'X_DLNA_SeekTrackNr',
  ].join(', ');
}

/** Seen: all for a queue (31.8, 56.0), crossfade alone for one track (57.23), none for radio. */
export function validPlayModes({ transport }: PlayerState): string {
  const kind = kindOfUri(transport.uri);
  if (kind === 'queue') return 'SHUFFLE,REPEAT,REPEATONE,CROSSFADE';
  return kind === 'track' ? 'CROSSFADE' : '';
}
