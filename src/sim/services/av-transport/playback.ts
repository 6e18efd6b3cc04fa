import { currentItem, isPlaying, playsFromQueue, positionOf } from '../../media/current.ts';
import { neighbour } from '../../media/play-order.ts';
import { pause, stop } from '../../media/rest.ts';
import { parseTime } from '../../media/time.ts';
import { goToTrack, play, seekTo } from '../../media/transport.ts';
import { kindOfUri } from '../../media/uri.ts';
import { playingQueue } from '../../state/queues.ts';
import { type ActionCall, type ActionModel, type ActionOutcome, done, fault } from '../../world.ts';

/** Error codes of AVTransport:1 §2.4: 701 transition not available, 710 unit, 711 target. */
const NOT_AVAILABLE = 701;
const UNIT_UNKNOWN = 710;
const TARGET_UNKNOWN = 711;

/** Within this many seconds Previous goes to the track before; later it starts the track again (seen in every controller). */
const RESTART_AFTER_SECONDS = 3;

/** Whoever plays by hand has no alarm that is put off. */
export const playNow: ActionModel = ({ world, player }) => {
  const inQueue = playsFromQueue(player) && playingQueue(player).tracks.length > 0;
  if (!currentItem(player) && !inQueue) return fault(NOT_AVAILABLE);
  if (player.alarm?.snoozing) delete player.alarm;
  play(world, player);
  return done();
};

/** Radio cannot be held: players stop it instead. What comes in live can only be stopped (GetCurrentTransportActions). */
export const pauseNow: ActionModel = ({ world, player }) => {
  const kind = kindOfUri(player.transport.uri);
  if (!isPlaying(player) || kind === 'line-in' || kind === 'tv') return fault(NOT_AVAILABLE);
  if (kind === 'stream') stop(world, player);
  else pause(world, player);
  return done();
};

export const stopNow: ActionModel = ({ world, player }) => {
  stop(world, player);
  return done();
};

const skip =
  (direction: 1 | -1): ActionModel =>
  ({ world, player }) => {
    if (!playsFromQueue(player)) return fault(TARGET_UNKNOWN);
    const target = neighbour(player, direction);
    if (target === undefined) return fault(TARGET_UNKNOWN);
    goToTrack(world, player, target);
    return done();
  };

export const next = skip(1);

export const previous: ActionModel = (call) => {
  const { world, player } = call;
  if (currentItem(player)?.duration !== undefined && positionOf(world, player) > RESTART_AFTER_SECONDS) {
    seekTo(world, player, 0);
    return done();
  }
  return skip(-1)(call);
};

export const seek: ActionModel = (call) => {
  const target = call.args['Target'] ?? '';
  switch (call.args['Unit']) {
    case 'TRACK_NR':
      return seekTrack(call, Number(target));
    case 'REL_TIME':
      return seekSeconds(call, parseTime(target));
    case 'TIME_DELTA':
      return seekSeconds(call, deltaFrom(positionOf(call.world, call.player), target));
    default:
      return fault(UNIT_UNKNOWN);
  }
};

function seekTrack({ world, player }: ActionCall, track: number): ActionOutcome {
  if (!playsFromQueue(player) || !Number.isInteger(track)) return fault(TARGET_UNKNOWN);
  if (track < 1 || track > playingQueue(player).tracks.length) return fault(TARGET_UNKNOWN);
  goToTrack(world, player, track);
  return done();
}

function seekSeconds({ world, player }: ActionCall, seconds: number | undefined): ActionOutcome {
  const duration = currentItem(player)?.duration;
  if (duration === undefined) return fault(NOT_AVAILABLE);
  if (seconds === undefined || seconds > duration) return fault(TARGET_UNKNOWN);
  seekTo(world, player, Math.max(0, seconds));
  return done();
}

/** `+0:00:30` and `-0:00:10` (svrooij/sonos-api-docs, TIME_DELTA). */
function deltaFrom(position: number, text: string): number | undefined {
  const seconds = parseTime(text.replace(/^[+-]/, ''));
  if (seconds === undefined) return undefined;
  return position + (text.startsWith('-') ? -seconds : seconds);
}
