import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Rooms, startRooms } from '../../rig/rooms.ts';

const I = { InstanceID: 0 };
let rooms: Rooms;

const track = (title: string) => ({ title, seconds: 100, uri: `x-sonos-http:${title}.mp3` });

/** The clock of these households starts at 06:44 UTC and the household is on UTC (zone 25). */
beforeEach(async () => {
  rooms = await startRooms(
    '127.102.6.11',
    [
      { name: 'Kitchen', queue: ['a', 'b', 'c'].map(track), volume: 20 },
      { name: 'Bedroom', queue: [track('x')], volume: 20 },
    ],
    { time: { zoneIndex: 25 }, playlists: [{ title: 'Morning', tracks: ['m', 'n', 'o'].map(track) }] },
  );
});

afterEach(() => rooms.house.stop());

const bedroom = (action: string, args: Record<string, string | number> = {}) =>
  rooms.at('Bedroom')('AVTransport', action, { ...I, ...args });

const alarm = (more: Record<string, string | number> = {}) =>
  rooms.at('Kitchen')('AlarmClock', 'CreateAlarm', {
    StartLocalTime: '06:45:00',
    Duration: '00:10:00',
    Recurrence: 'ONCE',
    Enabled: 1,
    RoomUUID: rooms.player('Bedroom').id,
    ProgramURI: 'x-rincon-buzzer:0',
    ProgramMetaData: '',
    PlayMode: 'SHUFFLE_NOREPEAT',
    Volume: 7,
    IncludeLinkedZones: 0,
    ...more,
  });

/** Past the minute of the alarm, and then some. */
const ringIt = () => rooms.pass(65_000);
const playing = (room: string) => {
  const { transport, queue } = rooms.player(room);
  const title = queue.tracks[transport.track - 1]?.title ?? '-';
  return `${transport.state} ${transport.uri.startsWith('x-rincon-queue') ? title : transport.uri.split(':')[0]}`;
};
const properties = () => bedroom('GetRunningAlarmProperties');

async function groupAndPlay(): Promise<void> {
  const uri = `x-rincon:${rooms.player('Kitchen').id}`;
  await bedroom('SetAVTransportURI', { CurrentURI: uri, CurrentURIMetaData: '' });
  await rooms.at('Kitchen')('AVTransport', 'Play', { ...I, Speed: 1 });
}

it('rings at its minute at its volume, once, and says so', async () => {
  await alarm();
  expect(await properties()).toBe(701);
  ringIt();
  expect(playing('Bedroom')).toBe('PLAYING x-rincon-buzzer');
  const { rendering, alarmRuns } = rooms.player('Bedroom');
  expect([rendering.volume.Master, alarmRuns]).toEqual([7, 1]);
  expect(await properties()).toMatchObject({ AlarmID: '1', LoggedStartTime: '2026-11-24 06:45:00' });
  expect(rooms.house.state.alarms[0]?.enabled).toBe(false);
});

it('stops when its duration is over, and is no running alarm any more', async () => {
  await alarm({ Duration: '00:02:00' });
  ringIt();
  rooms.pass(125_000);
  expect(playing('Bedroom')).toBe('STOPPED x-rincon-buzzer');
  expect(await properties()).toBe(701);
});

it.each(['Stop', 'Pause'])('is over after %s', async (action) => {
  await alarm();
  ringIt();
  expect(await bedroom(action)).toEqual({});
  expect(await properties()).toBe(701);
  expect(await bedroom('SnoozeAlarm', { Duration: '00:01:00' })).toBe(701);
});

it('rings in its room alone: the room leaves the group, which plays on', async () => {
  await groupAndPlay();
  await alarm();
  ringIt();
  expect([playing('Kitchen'), playing('Bedroom')]).toEqual(['PLAYING a', 'PLAYING x-rincon-buzzer']);
  expect(rooms.house.state.groups).toHaveLength(2);
});

it('rings in the whole group with IncludeLinkedZones', async () => {
  await groupAndPlay();
  await alarm({ IncludeLinkedZones: 1 });
  ringIt();
  expect(playing('Kitchen')).toBe('PLAYING x-rincon-buzzer');
  expect(rooms.house.state.groups).toHaveLength(1);
});

it('plays a playlist from the queue in its play mode', async () => {
  await alarm({ ProgramURI: 'file:///jffs/settings/savedqueues.rsq#0', PlayMode: 'REPEAT_ALL' });
  ringIt();
  expect(playing('Bedroom')).toBe('PLAYING m');
  expect(await bedroom('GetTransportSettings')).toMatchObject({ PlayMode: 'REPEAT_ALL' });
  rooms.pass(305_000);
  expect(playing('Bedroom')).toBe('PLAYING m');
});

it('is put off by SnoozeAlarm and comes back', async () => {
  await alarm();
  ringIt();
  expect(await bedroom('SnoozeAlarm', { Duration: 'soon' })).toBe(402);
  expect(await bedroom('SnoozeAlarm', { Duration: '00:01:00' })).toEqual({});
  expect(playing('Bedroom')).toBe('STOPPED x-rincon-buzzer');
  expect(await properties()).toMatchObject({ AlarmID: '1' });
  rooms.pass(61_000);
  expect(playing('Bedroom')).toBe('PLAYING x-rincon-buzzer');
});

it('comes not back when somebody has stopped it or plays something else', async () => {
  await alarm();
  ringIt();
  await bedroom('SnoozeAlarm', { Duration: '00:01:00' });
  await bedroom('Stop');
  rooms.pass(61_000);
  expect(playing('Bedroom')).toBe('STOPPED x-rincon-buzzer');
  const own = { CurrentURI: `x-rincon-queue:${rooms.player('Bedroom').id}#0`, CurrentURIMetaData: '' };
  const run = { AlarmID: 9, LoggedStartTime: 'x', Duration: '', PlayMode: 'NORMAL', Volume: 5 };
  await bedroom('RunAlarm', {
    ...run,
    ProgramURI: 'x-rincon-buzzer:0',
    ProgramMetaData: '',
    IncludeLinkedZones: 0,
  });
  await bedroom('SnoozeAlarm', { Duration: '00:01:00' });
  await bedroom('SetAVTransportURI', own);
  rooms.pass(61_000);
  expect(playing('Bedroom')).toBe('STOPPED x');
});

it.each([
  ['nothing', '', 714],
  ['a group to join', 'x-rincon:RINCON_X01400', 714],
  ['a scheme that nobody knows', 'gopher://x', 714],
  ['a playlist that is not there', 'file:///jffs/settings/savedqueues.rsq#9', 714],
])('does not run with %s for a program', async (_, ProgramURI, code) => {
  const run = { AlarmID: 9, LoggedStartTime: 'x', Duration: '00:01:00', PlayMode: 'NORMAL', Volume: 5 };
  expect(await bedroom('RunAlarm', { ...run, ProgramURI, ProgramMetaData: '', IncludeLinkedZones: 0 })).toBe(
    code,
  );
  expect([playing('Bedroom'), await properties()]).toEqual(['STOPPED x', 701]);
});
