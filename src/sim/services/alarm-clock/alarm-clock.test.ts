import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RunningHousehold } from '../../household.ts';
import { caller } from '../../rig/call.ts';
import { startRig } from '../../rig/house.ts';
import type { AlarmState } from '../../state/household.ts';
import { isDue } from './ringing.ts';

const ADDRESS = '127.34.2.11';
const ROOM = 'RINCON_000E58B0000301400';
const call = caller(ADDRESS);
let house: RunningHousehold;

beforeEach(async () => {
  house = await startRig(
    {
      name: 'Alarms',
      firstAddress: ADDRESS,
      rooms: [
        { name: 'Bedroom', players: [{ model: 'S13', build: '97.1-80312', mac: '00:0E:58:B0:00:03' }] },
      ],
    },
    { doors: { ssdp: false, mdns: false, tls: false, login: false } },
  );
  house.state.alarms = [];
});

afterEach(() => house.stop());

const alarm = (more: Record<string, string | number> = {}) => ({
  StartLocalTime: '06:45:00',
  Duration: '01:00:00',
  Recurrence: 'WEEKDAYS',
  Enabled: 1,
  RoomUUID: ROOM,
  ProgramURI: 'x-rincon-buzzer:0',
  ProgramMetaData: '',
  PlayMode: 'SHUFFLE_NOREPEAT',
  Volume: 15,
  IncludeLinkedZones: 0,
  ...more,
});

const listed = async () => {
  const out = await call('AlarmClock', 'ListAlarms');
  return typeof out === 'number' ? out : out['CurrentAlarmList'];
};

describe('alarms', () => {
  it('are made, listed as attributes, changed and destroyed', async () => {
    expect(await call('AlarmClock', 'CreateAlarm', alarm())).toEqual({ AssignedID: '1' });
    expect(await listed()).toBe(
      `<Alarms><Alarm ID="1" StartTime="06:45:00" Duration="01:00:00" Recurrence="WEEKDAYS" Enabled="1" RoomUUID="${ROOM}" ` +
        'ProgramURI="x-rincon-buzzer:0" ProgramMetaData="" PlayMode="SHUFFLE_NOREPEAT" Volume="15" IncludeLinkedZones="0"/></Alarms>',
    );
    expect(await call('AlarmClock', 'UpdateAlarm', { ID: 1, ...alarm({ Enabled: 0 }) })).toEqual({});
    expect(house.state.alarms[0]?.enabled).toBe(false);
    expect(await call('AlarmClock', 'DestroyAlarm', { ID: 1 })).toEqual({});
    expect(await listed()).toBe('<Alarms></Alarms>');
  });

  it('are refused twice (801), in a room that is not there, at a time that is none', async () => {
    await call('AlarmClock', 'CreateAlarm', alarm());
    expect(await call('AlarmClock', 'CreateAlarm', alarm())).toBe(801);
    expect(await call('AlarmClock', 'CreateAlarm', alarm({ RoomUUID: 'RINCON_X' }))).toBe(402);
    expect(await call('AlarmClock', 'CreateAlarm', alarm({ StartLocalTime: '25:00:00' }))).toBe(402);
    expect(await call('AlarmClock', 'CreateAlarm', alarm({ Duration: 'long' }))).toBe(402);
    expect(await call('AlarmClock', 'CreateAlarm', alarm({ Recurrence: 'SOMETIMES' }))).toBe(402);
    expect(await call('AlarmClock', 'DestroyAlarm', { ID: 77 })).toBe(402);
  });
});

describe('the clock', () => {
  it('is set to any zone that players have, and told with its rule', async () => {
    expect(await call('AlarmClock', 'SetTimeZone', { Index: 27, AutoAdjustDst: 1 })).toEqual({});
    expect(await call('AlarmClock', 'GetTimeZoneAndRule')).toEqual({
      Index: '27',
      AutoAdjustDst: '1',
      CurrentTimeZone: 'ffc40a000503000003000502ffc4',
    });
    expect(await call('AlarmClock', 'SetTimeZone', { Index: 75, AutoAdjustDst: 1 })).toBe(402);
    expect(await call('AlarmClock', 'GetTimeZoneRule', { Index: 74 })).toEqual({
      TimeZone: 'fcf400000000000000000000ffc4',
    });
  });

  it('tells the time of its zone', async () => {
    await call('AlarmClock', 'SetTimeZone', { Index: 49, AutoAdjustDst: 1 });
    await call('AlarmClock', 'SetTimeNow', {
      DesiredTime: '2026-11-24 03:27:00',
      TimeZoneForDesiredTime: '',
    });
    expect(await call('AlarmClock', 'GetTimeNow')).toMatchObject({
      CurrentUTCTime: expect.stringMatching(/^2026-11-24 03:27:0\d$/),
      CurrentLocalTime: expect.stringMatching(/^2026-11-24 09:12:0\d$/),
    });
  });

  it.each([
    ['24H', 'DMY', {}],
    ['12H', 'MDY', {}],
    ['zzz', 'DMY', 402],
    ['24H', 'dmy', 402],
    ['', '', 402],
  ])('is shown as %s %s', async (DesiredTimeFormat, DesiredDateFormat, outcome) => {
    const args = { DesiredTimeFormat, DesiredDateFormat };
    expect(await call('AlarmClock', 'SetFormat', args)).toEqual(outcome);
  });
});

it.each([
  ['03:00:00', {}],
  ['', {}],
  ['noon', 402],
])('the library is looked through at %j', async (DesiredDailyIndexRefreshTime, outcome) => {
  expect(await call('AlarmClock', 'SetDailyIndexRefreshTime', { DesiredDailyIndexRefreshTime })).toEqual(
    outcome,
  );
});

describe('the days of an alarm', () => {
  const at = Date.UTC(2026, 10, 24, 6, 45, 0);
  const state = (recurrence: string, enabled = true): AlarmState => ({
    id: 1,
    startLocalTime: '06:45:00',
    duration: '',
    recurrence,
    enabled,
    roomId: ROOM,
    programUri: '',
    programMetaData: '',
    playMode: 'NORMAL',
    volume: 1,
    includeLinkedZones: false,
  });

  // 24 November 2026 is a Tuesday, day 2.
  it.each([
    ['DAILY', true],
    ['ONCE', true],
    ['WEEKDAYS', true],
    ['WEEKENDS', false],
    ['ON_26', true],
    ['ON_013', false],
  ])('%s on a Tuesday: %s', (recurrence, due) => {
    expect(isDue(state(recurrence), at - 1000, new Date(at))).toBe(due);
  });

  it('once only, and not when switched off', () => {
    expect(isDue(state('DAILY'), at, new Date(at + 1000))).toBe(false);
    expect(isDue(state('DAILY', false), at - 1000, new Date(at))).toBe(false);
  });
});
