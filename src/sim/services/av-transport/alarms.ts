import { tracksOf } from '../../media/expand.ts';
import { parseTime } from '../../media/time.ts';
import { load, play, stop } from '../../media/transport.ts';
import { kindOfUri } from '../../media/uri.ts';
import { groupOf } from '../../state/groups.ts';
import type { PlayerState } from '../../state/player.ts';
import { type ActionModel, done, fault, type World } from '../../world.ts';

/** A program that starts by itself: of an alarm, or of autoplay. */
export interface Program {
  readonly uri: string;
  readonly metaData: string;
  readonly volume: number;
}

interface RunningAlarm {
  readonly id: string;
  readonly startedAt: string;
}

const running = new WeakMap<PlayerState, RunningAlarm>();

/** Plays a program: tracks go into the queue, streams and the buzzer play directly. */
export function playProgram(world: World, player: PlayerState, { uri, metaData, volume }: Program): boolean {
  const tracks = kindOfUri(uri) === 'container' ? tracksOf(world.household, uri, metaData) : undefined;
  if (kindOfUri(uri) === 'unknown' || (kindOfUri(uri) === 'container' && !tracks)) return false;
  if (tracks) {
    player.queue.tracks = tracks;
    player.queue.updateId += 1;
  }
  load(world, player, tracks ? `x-rincon-queue:${player.id}#0` : uri, metaData);
  player.rendering.volume.Master = volume;
  play(world, player);
  return true;
}

/** Remembers the alarm that runs, for GetRunningAlarmProperties and SnoozeAlarm. */
export const alarmStarted = (player: PlayerState, alarm: RunningAlarm): void =>
  void running.set(player, alarm);

export const runAlarm: ActionModel = ({ world, player, args }) => {
  const program = programIn(args, 'ProgramURI', 'ProgramMetaData');
  if (!playProgram(world, player, program)) return fault(714);
  alarmStarted(player, { id: args['AlarmID'] ?? '0', startedAt: args['LoggedStartTime'] ?? '' });
  return done();
};

export const startAutoplay: ActionModel = ({ world, player, args }) =>
  playProgram(world, player, programIn(args, 'ProgramURI', 'ProgramMetaData')) ? done() : fault(714);

const programIn = (args: Readonly<Record<string, string>>, uri: string, metaData: string): Program => ({
  uri: args[uri] ?? '',
  metaData: args[metaData] ?? '',
  volume: Math.max(0, Math.min(100, Number(args['Volume']) || 0)),
});

export const getRunningAlarmProperties: ActionModel = ({ world, player }) => {
  const alarm = running.get(player);
  if (!alarm) return fault(701);
  return done({
    AlarmID: alarm.id,
    GroupID: groupOf(world.household, player.id)?.id ?? '',
    LoggedStartTime: alarm.startedAt,
  });
};

/** Silence for a while, then the same again. */
export const snoozeAlarm: ActionModel = ({ world, player, args }) => {
  const seconds = parseTime(args['Duration'] ?? '');
  if (!running.has(player)) return fault(701);
  if (seconds === undefined) return fault(402);
  stop(world, player);
  world.clock.after(seconds * 1000, () => play(world, player), { unref: true });
  return done();
};
