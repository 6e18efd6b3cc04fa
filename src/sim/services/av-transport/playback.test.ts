import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Rooms, startRooms } from '../../rig/rooms.ts';

const I = { InstanceID: 0 };
let rooms: Rooms;

const track = (title: string, seconds = 100) => ({ title, seconds, uri: `x-sonos-http:${title}.mp3` });

beforeEach(async () => {
  rooms = await startRooms('127.102.4.11', [
    { name: 'Kitchen', queue: ['a', 'b', 'c'].map((title) => track(title)) },
    {
      name: 'Bar',
      players: [
        {
          model: 'S16',
          build: '79.1-53290',
          lineIn: { name: 'Turntable', connected: true },
          tv: { connected: true },
        },
      ],
    },
  ]);
});

afterEach(() => rooms.house.stop());

const kitchen = (action: string, args: Record<string, string | number> = {}) =>
  rooms.at('Kitchen')('AVTransport', action, { ...I, ...args });
const play = () => kitchen('Play', { Speed: 1 });
const set = (CurrentURI: string) => kitchen('SetAVTransportURI', { CurrentURI, CurrentURIMetaData: '' });
const mode = (NewPlayMode: string) => kitchen('SetPlayMode', { NewPlayMode });
const seek = (Unit: string, Target: string | number) => kitchen('Seek', { Unit, Target });
const now = async () => {
  const { transport, queue } = rooms.player('Kitchen');
  return `${transport.state} ${queue.tracks[transport.track - 1]?.title ?? '-'}`;
};

it('plays, pauses, stops, and plays again after Stop; state settles within a second', async () => {
  expect(await play()).toEqual({});
  expect(await now()).toBe('TRANSITIONING a');
  rooms.pass(1000);
  expect(await now()).toBe('PLAYING a');
  rooms.pass(9500);
  expect(await kitchen('GetPositionInfo')).toMatchObject({
    Track: '1',
    RelTime: '0:00:10',
    TrackDuration: '0:01:40',
  });
  expect(await kitchen('Pause')).toEqual({});
  rooms.pass(5000);
  expect(await kitchen('GetPositionInfo')).toMatchObject({ RelTime: '0:00:10' });
  expect(await kitchen('Pause')).toBe(701);
  expect(await kitchen('Stop', { Speed: 1 })).toEqual({});
  expect(await now()).toBe('STOPPED a');
  expect(await play()).toEqual({});
});

it('has nothing to play in an empty queue (701)', async () => {
  await kitchen('RemoveAllTracksFromQueue');
  expect(await play()).toBe(701);
});

it('goes through the queue by itself and stops at its end, on the first track', async () => {
  await play();
  const heard: string[] = [];
  for (let seconds = 0; seconds < 340; seconds += 20) {
    heard.push(await now());
    rooms.pass(20_000);
  }
  expect([...new Set(heard)]).toEqual([
    'TRANSITIONING a',
    'PLAYING a',
    'PLAYING b',
    'PLAYING c',
    'STOPPED a',
  ]);
});

it('begins again in REPEAT_ALL and stays in REPEAT_ONE, but not when somebody presses Next', async () => {
  await mode('REPEAT_ALL');
  await seek('TRACK_NR', 3);
  await play();
  rooms.pass(102_000);
  expect(await now()).toBe('PLAYING a');
  await mode('REPEAT_ONE');
  rooms.pass(102_000);
  expect(await now()).toBe('PLAYING a');
  expect(await kitchen('Next')).toEqual({});
  expect(await now()).toBe('TRANSITIONING b');
});

it('plays every track once in SHUFFLE_NOREPEAT, the current one first', async () => {
  await seek('TRACK_NR', 2);
  await mode('SHUFFLE_NOREPEAT');
  await play();
  const heard = new Set<string>();
  for (let seconds = 0; seconds < 310; seconds += 10) {
    rooms.pass(10_000);
    heard.add(await now());
  }
  const played = [...heard].filter((line) => line.startsWith('PLAYING'));
  expect(played[0]).toBe('PLAYING b');
  expect(played.toSorted()).toEqual(['PLAYING a', 'PLAYING b', 'PLAYING c']);
  expect(await now()).toBe('STOPPED a');
});

it('knows play modes and crossfade for a queue only, NORMAL everywhere (712)', async () => {
  await set('x-sonosapi-stream:s1?sid=254');
  expect([await mode('SHUFFLE'), await mode('NORMAL')]).toEqual([712, {}]);
  expect(await kitchen('SetCrossfadeMode', { CrossfadeMode: 1 })).toBe(712);
  expect(await kitchen('GetTransportSettings')).toEqual({
    PlayMode: 'NORMAL',
    RecQualityMode: 'NOT_IMPLEMENTED',
  });
});

it('seeks by track and time, and refuses what is not there', async () => {
  expect(await seek('TRACK_NR', 2)).toEqual({});
  expect(await seek('TRACK_NR', 4)).toBe(711);
  expect(await seek('REL_TIME', '0:00:50')).toEqual({});
  expect(await seek('TIME_DELTA', '-0:00:20')).toEqual({});
  expect(await seek('REL_TIME', '0:09:00')).toBe(711);
  expect(await kitchen('GetPositionInfo')).toMatchObject({ Track: '2', RelTime: '0:00:30' });
});

it('Previous starts a track again that has played for a while, then goes to the one before', async () => {
  await seek('TRACK_NR', 2);
  await play();
  rooms.pass(10_000);
  expect(await kitchen('Previous')).toEqual({});
  expect(await kitchen('GetPositionInfo')).toMatchObject({ Track: '2', RelTime: '0:00:00' });
  expect(await kitchen('Previous')).toEqual({});
  expect(await kitchen('GetPositionInfo')).toMatchObject({ Track: '1' });
  expect(await kitchen('Previous')).toBe(711);
});

it('stops radio when told to pause it', async () => {
  await set('x-sonosapi-stream:s1?sid=254');
  await play();
  rooms.pass(1000);
  expect(await kitchen('Pause')).toEqual({});
  expect(rooms.player('Kitchen').transport.state).toBe('STOPPED');
});

it('plays the line-in of any player and the own television, which cannot be paused (701)', async () => {
  const bar = rooms.at('Bar');
  const { id } = rooms.player('Bar');
  for (const [room, uri] of [
    ['Kitchen', `x-rincon-stream:${id}`],
    ['Bar', `x-sonos-htastream:${id}:spdif`],
  ] as const) {
    const at = rooms.at(room);
    expect(
      await at('AVTransport', 'SetAVTransportURI', { ...I, CurrentURI: uri, CurrentURIMetaData: '' }),
    ).toEqual({});
    expect(await at('AVTransport', 'Play', { ...I, Speed: 1 })).toEqual({});
    rooms.pass(3_600_000);
    expect(rooms.player(room).transport.state).toBe('PLAYING');
    expect(await at('AVTransport', 'GetCurrentTransportActions', I)).toEqual({ Actions: 'Set, Stop, Play' });
    expect(await at('AVTransport', 'Pause', I)).toBe(701);
  }
  expect(await bar('AVTransport', 'Stop', I)).toEqual({});
  expect(await set(`x-sonos-htastream:${id}:spdif`)).toBe(714);
  expect(await set(`x-rincon-stream:${rooms.player('Kitchen').id}`)).toBe(714);
});

it('refuses a scheme it does not know, and the queue of another player (714)', async () => {
  const refused = ['gopher://x', `x-rincon-queue:${rooms.player('Bar').id}#0`, 'x-rincon-queue:RINCON_X#0'];
  expect(await Promise.all(refused.map(set))).toEqual([714, 714, 714]);
});

// What every player of the household has in its song services plays without a connection.
it.each([
  'x-sonosapi-show:1?sid=9',
  'x-sonosapi-rtrecent:1?sid=9',
  'x-sonos-dock:RINCON_X',
  'x-sonos-recent:1',
  'x-sonosprog-http:1?sid=9',
  'pndrradio-http://192.0.2.1/x',
])('plays %s', async (uri) => {
  expect([await set(uri), await play()]).toEqual([{}, {}]);
  rooms.pass(10_000);
  expect(rooms.player('Kitchen').transport.state).toBe('PLAYING');
  expect(rooms.house.recorder.entries({ door: 'media' })).toEqual([]);
});

it('goes over to the next URI when the track has run out, from a queue only (800)', async () => {
  const next = { NextURI: 'x-sonos-http:after.mp3', NextURIMetaData: '' };
  expect(await kitchen('SetNextAVTransportURI', next)).toEqual({});
  expect(await kitchen('GetMediaInfo')).toMatchObject({ NextURI: next.NextURI });
  await play();
  rooms.pass(101_000);
  expect(await kitchen('GetMediaInfo')).toMatchObject({ CurrentURI: next.NextURI, NextURI: '' });
  expect(rooms.player('Kitchen').transport.state).toBe('PLAYING');
  expect(await kitchen('SetNextAVTransportURI', next)).toBe(800);
});

it('falls asleep when the timer says so', async () => {
  await play();
  await kitchen('ConfigureSleepTimer', { NewSleepTimerDuration: '00:00:30' });
  rooms.pass(10_000);
  expect(await kitchen('GetRemainingSleepTimerDuration')).toEqual({
    RemainingSleepTimerDuration: '0:00:20',
    CurrentSleepTimerGeneration: '1',
  });
  rooms.pass(20_000);
  expect(await now()).toBe('STOPPED a');
  expect(await kitchen('GetRemainingSleepTimerDuration')).toEqual({
    RemainingSleepTimerDuration: '',
    CurrentSleepTimerGeneration: '2',
  });
});

it.each(['', '0:00:00'])('a sleep timer of %j is none', async (duration) => {
  await play();
  await kitchen('ConfigureSleepTimer', { NewSleepTimerDuration: '00:00:30' });
  expect(await kitchen('ConfigureSleepTimer', { NewSleepTimerDuration: duration })).toEqual({});
  rooms.pass(40_000);
  expect(await now()).toBe('PLAYING a');
});

it('knows one instance (718, AVTransport:1 §2.4)', async () => {
  expect(await kitchen('GetTransportInfo', { InstanceID: 7 })).toBe(718);
  expect(await kitchen('Play', { InstanceID: 7, Speed: 1 })).toBe(718);
  expect(await now()).toBe('STOPPED a');
});
