import type { Timer } from '../../../ports/clock.ts';
import type { PlayerState } from '../../state/player.ts';
import { numberOf } from '../json.ts';
import type { MuseContext, PlayerCall } from '../namespace.ts';
import { accepted, failed, type MuseOutcome } from '../outcome.ts';

/** Unsure: the longest that players take. */
const LONGEST_MS = 86_400_000;

/** Ends a ducking; the timer of a player, not a part of its state. */
const ENDS = new WeakMap<PlayerState, Timer>();

/**
 * `duck` makes what plays quieter without a change of the volume; once more does not make it quieter still but begins the
 * duration anew (docs.sonos.com, playerVolume duck). Unsure: how long it lasts without a duration; here until `unduck`.
 */
export function duck({ body, player, world }: PlayerCall): MuseOutcome {
  const durationMillis = numberOf(body, 'durationMillis');
  if (durationMillis !== undefined && (durationMillis < 0 || durationMillis > LONGEST_MS))
    return failed('ERROR_INVALID_PARAMETER', `durationMillis is 0 to ${LONGEST_MS}`);
  setDucked({ player, world }, true);
  if (durationMillis === undefined) return accepted;
  const end = (): void => setDucked({ player, world }, false);
  ENDS.set(player, world.clock.after(durationMillis, end, { unref: true }));
  return accepted;
}

/** Accepted, too, when nothing is ducked (docs.sonos.com, playerVolume unduck). */
export function unduck({ player, world }: PlayerCall): MuseOutcome {
  setDucked({ player, world }, false);
  return accepted;
}

/** Clips duck what plays beneath them. */
export const isDucking = ({ player, clips }: MuseContext): boolean =>
  (player.rendering.ducked ?? false) || clips.some((clip) => clip.status === 'ACTIVE');

function setDucked({ player, world }: Pick<PlayerCall, 'player' | 'world'>, ducked: boolean): void {
  ENDS.get(player)?.cancel();
  ENDS.delete(player);
  if ((player.rendering.ducked ?? false) === ducked) return;
  player.rendering.ducked = ducked;
  world.changed();
}
