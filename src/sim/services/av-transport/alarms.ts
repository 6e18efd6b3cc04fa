import { parseTime } from '../../media/time.ts';
import { halt } from '../../media/rest.ts';
import { play } from '../../media/transport.ts';
import { groupOf } from '../../state/groups.ts';
import { type ActionModel, done, fault } from '../../world.ts';
import { playProgram } from './program.ts';
import { ring } from './ring.ts';

const INVALID = 402;
/** No alarm rings (86.10, by its code). */
const NO_ALARM = 701;
const ILLEGAL = 714;

const volumeOf = (text: string | undefined): number => Math.max(0, Math.min(100, Number(text) || 0));

export const runAlarm: ActionModel = ({ world, player, args }) => {
  const duration = args['Duration'] ?? '';
  if (duration !== '' && parseTime(duration) === undefined) return fault(INVALID);
  const rang = ring(world, player, {
    id: args['AlarmID'] ?? '0',
    startedAt: args['LoggedStartTime'] ?? '',
    duration,
    program: {
      uri: args['ProgramURI'] ?? '',
      metaData: args['ProgramMetaData'] ?? '',
      volume: volumeOf(args['Volume']),
      playMode: args['PlayMode'] ?? 'NORMAL',
    },
    withGroup: args['IncludeLinkedZones'] === '1',
  });
  return rang ? done() : fault(ILLEGAL);
};

export const startAutoplay: ActionModel = ({ world, player, args }) => {
  const program = {
    uri: args['ProgramURI'] ?? '',
    metaData: args['ProgramMetaData'] ?? '',
    volume: volumeOf(args['Volume']),
  };
  return playProgram(world, player, program) ? done() : fault(ILLEGAL);
};

export const getRunningAlarmProperties: ActionModel = ({ world, player: { id, alarm } }) => {
  if (!alarm) return fault(NO_ALARM);
  return done({
    AlarmID: alarm.id,
    GroupID: groupOf(world.household, id)?.id ?? '',
    LoggedStartTime: alarm.startedAt,
  });
};

/** Silence for a while, then the same again, unless somebody stops or plays something else before. */
export const snoozeAlarm: ActionModel = ({ world, player, args }) => {
  const seconds = parseTime(args['Duration'] ?? '');
  const { alarm } = player;
  if (seconds === undefined) return fault(INVALID);
  if (!alarm || alarm.snoozing) return fault(NO_ALARM);
  alarm.snoozing = true;
  halt(world, player);
  const wake = (): void => {
    if (player.alarm !== alarm) return;
    alarm.snoozing = false;
    play(world, player);
  };
  world.clock.after(seconds * 1000, wake, { unref: true });
  return done();
};
