import { neighbour } from '../../media/play-order.ts';
import { parseTime } from '../../media/time.ts';
import {
  currentItem,
  goToTrack,
  pause,
  play,
  positionOf,
  RESTART_AFTER_SECONDS,
  seekTo,
  stop,
} from '../../media/transport.ts';
import { kindOfUri } from '../../media/uri.ts';
import { type ActionCall, type ActionModel, type ActionOutcome, done, fault } from '../../world.ts';

/** Error codes of AVTransport:1 §2.4: 701 transition not available, 710 unit, 711 target. */
const NOT_AVAILABLE = 701;
const UNIT_UNKNOWN = 710;
const TARGET_UNKNOWN = 711;

export const playNow: ActionModel = ({ world, player }) => {
  if (
    !currentItem(player) &&
    !(kindOfUri(player.transport.uri) === 'queue' && player.queue.tracks.length > 0)
  ) {
    return fault(NOT_AVAILABLE);
  }
  play(world, player);
  return done();
};

export const pauseNow: ActionModel = ({ world, player }) => {
  if (player.transport.state !== 'PLAYING' && player.transport.state !== 'TRANSITIONING')
    return fault(NOT_AVAILABLE);
  // Radio cannot be held; players stop it instead.
  if (kindOfUri(player.transport.uri) === 'stream') stop(world, player);
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
    if (kindOfUri(player.transport.uri) !== 'queue') return fault(TARGET_UNKNOWN);
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
  const inQueue = kindOfUri(player.transport.uri) === 'queue';
  if (!inQueue || !Number.isInteger(track) || track < 1 || track > player.queue.tracks.length)
    return fault(TARGET_UNKNOWN);
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
