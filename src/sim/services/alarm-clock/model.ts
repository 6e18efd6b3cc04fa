import { type ActionModel, done, fault, type ServiceModel } from '../../world.ts';
import { createAlarm, destroyAlarm, listAlarms, updateAlarm } from './alarms.ts';
import { formatDateTime, localTime, playersNow, ZONES } from './household-time.ts';

const flag = (on: boolean): string => (on ? '1' : '0');

const getTimeNow: ActionModel = ({ world }) =>
  done({
    CurrentUTCTime: formatDateTime(new Date(playersNow(world))),
    CurrentLocalTime: formatDateTime(localTime(world)),
    CurrentTimeZone: world.household.clock.timeZone,
    CurrentTimeGeneration: String(world.household.clock.timeGeneration),
  });

const setTimeNow: ActionModel = ({ world, args }) => {
  const wanted = Date.parse(`${(args['DesiredTime'] ?? '').replace(' ', 'T')}Z`);
  if (Number.isNaN(wanted)) return fault(402);
  world.household.clock.offsetMs = wanted - world.clock.now();
  world.household.clock.timeGeneration += 1;
  world.changed();
  return done();
};

const setTimeZone: ActionModel = ({ world, args }) => {
  const zone = ZONES.find(({ index }) => index === Number(args['Index']));
  if (!zone) return fault(402);
  Object.assign(world.household.clock, {
    timeZoneIndex: zone.index,
    timeZone: zone.rule,
    autoAdjustDst: args['AutoAdjustDst'] === '1',
  });
  world.household.clock.timeGeneration += 1;
  world.changed();
  return done();
};

const setFormat: ActionModel = ({ world, args }) => {
  Object.assign(world.household.clock, {
    timeFormat: args['DesiredTimeFormat'],
    dateFormat: args['DesiredDateFormat'],
  });
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
  const zone = ZONES.find(({ index }) => index === Number(args['Index']));
  return zone ? done({ TimeZone: zone.rule }) : fault(402);
};

const setDailyIndexRefreshTime: ActionModel = ({ world, args }) => {
  world.household.clock.dailyIndexRefreshTime = args['DesiredDailyIndexRefreshTime'] ?? '';
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
