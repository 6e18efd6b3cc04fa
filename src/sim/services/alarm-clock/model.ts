import { zoneRule } from '../../state/time-zones.ts';
import { type ActionModel, done, fault, type ServiceModel } from '../../world.ts';
import { flag } from '../declared.ts';
import { createAlarm, destroyAlarm, listAlarms, TIME_OF_DAY, updateAlarm } from './alarms.ts';
import { formatDateTime, localTime, playersNow } from './household-time.ts';

/** UDA 2.0 §3.2.5. */
const INVALID = 402;

const getTimeNow: ActionModel = ({ world }) =>
  done({
    CurrentUTCTime: formatDateTime(new Date(playersNow(world))),
    CurrentLocalTime: formatDateTime(localTime(world)),
    CurrentTimeZone: world.household.clock.timeZone,
    CurrentTimeGeneration: String(world.household.clock.timeGeneration),
  });

const setTimeNow: ActionModel = ({ world, args }) => {
  const wanted = Date.parse(`${(args['DesiredTime'] ?? '').replace(' ', 'T')}Z`);
  if (Number.isNaN(wanted)) return fault(INVALID);
  world.household.clock.offsetMs = wanted - world.clock.now();
  world.household.clock.timeGeneration += 1;
  world.changed();
  return done();
};

const setTimeZone: ActionModel = ({ world, args }) => {
  const timeZoneIndex = Number(args['Index']);
  const timeZone = zoneRule(timeZoneIndex);
  if (timeZone === undefined) return fault(INVALID);
  Object.assign(world.household.clock, {
    timeZoneIndex,
    timeZone,
    autoAdjustDst: args['AutoAdjustDst'] === '1',
  });
  world.household.clock.timeGeneration += 1;
  world.changed();
  return done();
};

/**
 * Three letters each are read (86.10, by its code). `INV` was recorded, for what was never set.
 * Unsure: the words beside those of the household file (12H, 24H, DMY, MDY, YMD); others are refused.
 */
const TIME_FORMATS = ['12H', '24H', 'INV'];
const DATE_FORMATS = ['DMY', 'MDY', 'YMD', 'INV'];

const setFormat: ActionModel = ({ world, args }) => {
  const { DesiredTimeFormat: timeFormat = '', DesiredDateFormat: dateFormat = '' } = args;
  if (!TIME_FORMATS.includes(timeFormat) || !DATE_FORMATS.includes(dateFormat)) return fault(INVALID);
  Object.assign(world.household.clock, { timeFormat, dateFormat });
  world.changed();
  return done();
};

/** The server is kept and would be asked by a real player; a simulated one asks nobody for the time. */
const setTimeServer: ActionModel = ({ world, args }) => {
  world.household.clock.timeServer = args['DesiredTimeServer'] ?? '';
  world.changed();
  return done();
};

const getTimeZoneRule: ActionModel = ({ args }) => {
  const rule = zoneRule(Number(args['Index']));
  return rule === undefined ? fault(INVALID) : done({ TimeZone: rule });
};

/** Empty for never. Unsure: whether players take that for never. */
const setDailyIndexRefreshTime: ActionModel = ({ world, args }) => {
  const time = args['DesiredDailyIndexRefreshTime'] ?? '';
  if (time !== '' && !TIME_OF_DAY.test(time)) return fault(INVALID);
  world.household.clock.dailyIndexRefreshTime = time;
  world.changed();
  return done();
};

export const alarmClock: ServiceModel = {
  service: 'AlarmClock',
  actions: {
    ListAlarms: listAlarms,
    CreateAlarm: createAlarm,
    UpdateAlarm: updateAlarm,
    DestroyAlarm: destroyAlarm,
    GetTimeNow: getTimeNow,
    SetTimeNow: setTimeNow,
    GetHouseholdTimeAtStamp: ({ world }) =>
      done({ HouseholdUTCTime: formatDateTime(new Date(playersNow(world))) }),
    GetFormat: ({ world: { household } }) =>
      done({ CurrentTimeFormat: household.clock.timeFormat, CurrentDateFormat: household.clock.dateFormat }),
    SetFormat: setFormat,
    GetTimeZone: ({ world: { household } }) =>
      done({
        Index: String(household.clock.timeZoneIndex),
        AutoAdjustDst: flag(household.clock.autoAdjustDst),
      }),
    GetTimeZoneAndRule: ({ world: { household } }) =>
      done({
        Index: String(household.clock.timeZoneIndex),
        AutoAdjustDst: flag(household.clock.autoAdjustDst),
        CurrentTimeZone: household.clock.timeZone,
      }),
    GetTimeZoneRule: getTimeZoneRule,
    SetTimeZone: setTimeZone,
    GetTimeServer: ({ world: { household } }) => done({ CurrentTimeServer: household.clock.timeServer }),
    SetTimeServer: setTimeServer,
    GetDailyIndexRefreshTime: ({ world: { household } }) =>
      done({ CurrentDailyIndexRefreshTime: household.clock.dailyIndexRefreshTime }),
    SetDailyIndexRefreshTime: setDailyIndexRefreshTime,
  },
  evented: ({ household }, player) => ({
    kind: 'plain',
    variables: {
      TimeZone: household.clock.timeZone,
      TimeServer: household.clock.timeServer,
      TimeGeneration: String(household.clock.timeGeneration),
      AlarmListVersion: `${player.id}:${household.alarmListVersion}`,
      TimeFormat: household.clock.timeFormat,
      DateFormat: household.clock.dateFormat,
      DailyIndexRefreshTime: household.clock.dailyIndexRefreshTime,
    },
  }),
};
