import type { AlarmState } from '../../state/household.ts';
import { hasRoom, LONGEST, MOST } from '../../state/limits.ts';
import { attributes } from '../../xml/escape.ts';
import { type ActionModel, done, fault, type World } from '../../world.ts';

/** Alarms belong to the household; every player lists and changes them. */
const RECURRENCE = /^(ONCE|DAILY|WEEKDAYS|WEEKENDS|ON_[0-6]{1,7})$/;
export const TIME_OF_DAY = /^([01]?\d|2[0-3]):[0-5]\d:[0-5]\d$/;
/** Empty: until somebody stops it (SoCo alarms). */
const DURATION = /^(\d{1,2}:[0-5]\d:[0-5]\d)?$/;

function alarmIn(world: World, args: Readonly<Record<string, string>>, id: number): AlarmState | undefined {
  const volume = Number(args['Volume']);
  const [start = '', recurrence = '', roomId = '', duration = ''] = [
    args['StartLocalTime'],
    args['Recurrence'],
    args['RoomUUID'],
    args['Duration'],
  ];
  const wellFormed = TIME_OF_DAY.test(start) && RECURRENCE.test(recurrence) && DURATION.test(duration);
  const { ProgramURI: programUri = '', ProgramMetaData: programMetaData = '' } = args;
  if (programUri.length > LONGEST.uri || programMetaData.length > LONGEST.metaData) return undefined;
  if (!wellFormed || !world.household.players[roomId] || volume < 0 || volume > 100) return undefined;
  return {
    id,
    startLocalTime: start,
    duration,
    recurrence,
    enabled: args['Enabled'] === '1',
    roomId,
    programUri,
    programMetaData,
    playMode: args['PlayMode'] ?? 'NORMAL',
    volume,
    includeLinkedZones: args['IncludeLinkedZones'] === '1',
  };
}

/** Same time, days and room: 801 (SoCo exceptions, svrooij/sonos-api-docs). */
const isDuplicate = (alarms: readonly AlarmState[], alarm: AlarmState): boolean =>
  alarms.some(
    (other) =>
      other.id !== alarm.id &&
      other.startLocalTime === alarm.startLocalTime &&
      other.recurrence === alarm.recurrence &&
      other.roomId === alarm.roomId,
  );

function alarmsChanged(world: World): void {
  world.household.alarmListVersion += 1;
  world.changed();
}

export const createAlarm: ActionModel = ({ world, args }) => {
  const { alarms } = world.household;
  const alarm = alarmIn(world, args, Math.max(0, ...alarms.map(({ id }) => id)) + 1);
  if (!alarm) return fault(402);
  if (isDuplicate(alarms, alarm)) return fault(801);
  if (!hasRoom(alarms, 1, MOST.alarms)) return fault(800);
  alarms.push(alarm);
  alarmsChanged(world);
  return done({ AssignedID: String(alarm.id) });
};

export const updateAlarm: ActionModel = ({ world, args }) => {
  const { alarms } = world.household;
  const index = alarms.findIndex(({ id }) => id === Number(args['ID']));
  const alarm = alarmIn(world, args, Number(args['ID']));
  if (index < 0 || !alarm) return fault(402);
  if (isDuplicate(alarms, alarm)) return fault(801);
  alarms[index] = alarm;
  alarmsChanged(world);
  return done();
};

export const destroyAlarm: ActionModel = ({ world, args }) => {
  const index = world.household.alarms.findIndex(({ id }) => id === Number(args['ID']));
  if (index < 0) return fault(402);
  world.household.alarms.splice(index, 1);
  alarmsChanged(world);
  return done();
};

/** Attributes in the order of svrooij/sonos-api-docs ListAlarms. */
export const listAlarms: ActionModel = ({ world: { household }, player }) => {
  const alarms = household.alarms.map(
    (alarm) =>
      `<Alarm${attributes({
        ID: String(alarm.id),
        StartTime: alarm.startLocalTime,
        Duration: alarm.duration,
        Recurrence: alarm.recurrence,
        Enabled: alarm.enabled ? '1' : '0',
        RoomUUID: alarm.roomId,
        ProgramURI: alarm.programUri,
        ProgramMetaData: alarm.programMetaData,
        PlayMode: alarm.playMode,
        Volume: String(alarm.volume),
        IncludeLinkedZones: alarm.includeLinkedZones ? '1' : '0',
      })}/>`,
  );
  return done({
    CurrentAlarmList: `<Alarms>${alarms.join('')}</Alarms>`,
    CurrentAlarmListVersion: `${player.id}:${household.alarmListVersion}`,
  });
};
