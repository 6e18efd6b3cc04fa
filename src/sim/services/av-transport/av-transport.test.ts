import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RunningHousehold } from '../../household.ts';
import { caller } from '../../rig/call.ts';
import { startRig } from '../../rig/house.ts';

const KITCHEN = '127.34.0.11';
const OFFICE = '127.34.0.12';
const KITCHEN_ID = 'RINCON_000E58B0000101400';
const OFFICE_ID = 'RINCON_000E58B0000201400';
const kitchen = caller(KITCHEN);
const office = caller(OFFICE);
const I = { InstanceID: 0 };

let house: RunningHousehold;

beforeEach(async () => {
  house = await startRig(
    {
      name: 'Media',
      firstAddress: KITCHEN,
      rooms: [
        { name: 'Kitchen', players: [{ model: 'S13', build: '97.1-80312', mac: '00:0E:58:B0:00:01' }] },
        { name: 'Office', players: [{ model: 'S6', build: '86.10-80260', mac: '00:0E:58:B0:00:02' }] },
      ],
    },
    { doors: { ssdp: false, mdns: false, tls: false, login: false } },
  );
  const { queue, transport } = player(KITCHEN_ID);
  queue.tracks = [];
  transport.uri = '';
  transport.track = 0;
});

afterEach(() => house.stop());

const player = (id: string) => {
  const found = house.state.players[id];
  if (!found) throw new Error(id);
  return found;
};

const metaData = (title: string): string =>
  `<DIDL-Lite xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns="urn:schemas-upnp-org:metadata-1-0/DIDL-Lite/"><item id="1"><dc:title>${title}</dc:title></item></DIDL-Lite>`;

const enqueue = (name: string, more: Record<string, string | number> = {}) =>
  kitchen('AVTransport', 'AddURIToQueue', {
    ...I,
    EnqueuedURI: `x-sonos-http:${name}.mp3`,
    EnqueuedURIMetaData: metaData(name),
    DesiredFirstTrackNumberEnqueued: 0,
    EnqueueAsNext: 0,
    ...more,
  });

const useQueue = () =>
  kitchen('AVTransport', 'SetAVTransportURI', {
    ...I,
    CurrentURI: `x-rincon-queue:${KITCHEN_ID}#0`,
    CurrentURIMetaData: '',
  });

const titles = () => player(KITCHEN_ID).queue.tracks.map(({ title }) => title);

describe('the queue', () => {
  it('takes tracks at the end, in the middle and as next, and says where', async () => {
    expect(await enqueue('a')).toEqual({
      FirstTrackNumberEnqueued: '1',
      NumTracksAdded: '1',
      NewQueueLength: '1',
    });
    await enqueue('c');
    expect(await enqueue('b', { DesiredFirstTrackNumberEnqueued: 2 })).toMatchObject({
      FirstTrackNumberEnqueued: '2',
    });
    await useQueue();
    expect(await enqueue('next', { EnqueueAsNext: 1 })).toMatchObject({ FirstTrackNumberEnqueued: '2' });
    expect(titles()).toEqual(['a', 'next', 'b', 'c']);
  });

  it('moves and removes', async () => {
    for (const name of ['a', 'b', 'c', 'd']) await enqueue(name);
    const move = { ...I, StartingIndex: 1, NumberOfTracks: 2, InsertBefore: 5, UpdateID: 0 };
    expect(await kitchen('AVTransport', 'ReorderTracksInQueue', move)).toEqual({});
    expect(titles()).toEqual(['c', 'd', 'a', 'b']);
    await kitchen('AVTransport', 'RemoveTrackFromQueue', { ...I, ObjectID: 'Q:0/2', UpdateID: 0 });
    await kitchen('AVTransport', 'RemoveTrackRangeFromQueue', {
      ...I,
      UpdateID: 0,
      StartingIndex: 2,
      NumberOfTracks: 1,
    });
    expect(titles()).toEqual(['c', 'b']);
    expect(
      await kitchen('AVTransport', 'RemoveTrackRangeFromQueue', {
        ...I,
        UpdateID: 0,
        StartingIndex: 9,
        NumberOfTracks: 1,
      }),
    ).toBe(402);
    await kitchen('AVTransport', 'RemoveAllTracksFromQueue', I);
    expect(titles()).toEqual([]);
  });

  it('takes many at once, metadata parted by blanks', async () => {
    const many = {
      ...I,
      UpdateID: 0,
      NumberOfURIs: 2,
      EnqueuedURIs: 'x-sonos-http:a.mp3 x-sonos-http:b.mp3',
      EnqueuedURIsMetaData: `${metaData('A song')} ${metaData('B')}`,
      ContainerURI: '',
      ContainerMetaData: '',
      DesiredFirstTrackNumberEnqueued: 0,
      EnqueueAsNext: 0,
    };
    expect(await kitchen('AVTransport', 'AddMultipleURIsToQueue', many)).toMatchObject({
      NumTracksAdded: '2',
      NewQueueLength: '2',
    });
    expect(titles()).toEqual(['A song', 'B']);
  });

  it('becomes a playlist, whose reordering works on original positions and removes at an empty place', async () => {
    for (const name of ['a', 'b', 'c']) await enqueue(name);
    const saved = await kitchen('AVTransport', 'SaveQueue', { ...I, Title: 'Morning', ObjectID: '' });
    const id = typeof saved === 'number' ? '' : (saved['AssignedObjectID'] ?? '');
    const list = () =>
      house.state.savedQueues.find((queue) => queue.id === id)?.tracks.map(({ title }) => title);
    const reorder = (TrackList: string, NewPositionList: string) =>
      office('AVTransport', 'ReorderTracksInSavedQueue', {
        ...I,
        ObjectID: id,
        UpdateID: 0,
        TrackList,
        NewPositionList,
      });
    expect(await reorder('0,2', '2,0')).toMatchObject({ QueueLengthChange: '0', NewQueueLength: '3' });
    expect(list()).toEqual(['c', 'b', 'a']);
    expect(await reorder('1', '')).toMatchObject({ QueueLengthChange: '-1' });
    expect(list()).toEqual(['c', 'a']);
  });
});

describe('transport', () => {
  const state = async () => {
    const info = await kitchen('AVTransport', 'GetTransportInfo', I);
    return typeof info === 'number' ? info : info['CurrentTransportState'];
  };

  it('plays, moves on, pauses, stops, and plays again after Stop; state settles within a second', async () => {
    expect(await kitchen('AVTransport', 'Play', { ...I, Speed: 1 })).toBe(701);
    await enqueue('a');
    await useQueue();
    expect(await kitchen('AVTransport', 'Play', { ...I, Speed: 1 })).toEqual({});
    expect(await state()).toBe('TRANSITIONING');
    await expect.poll(state, { timeout: 1000 }).toBe('PLAYING');
    await expect
      .poll(() => kitchen('AVTransport', 'GetPositionInfo', I), { timeout: 3000 })
      .toMatchObject({ Track: '1', RelTime: '0:00:00' });
    await kitchen('AVTransport', 'Pause', I);
    expect(await state()).toBe('PAUSED_PLAYBACK');
    expect(await kitchen('AVTransport', 'Pause', I)).toBe(701);
    await kitchen('AVTransport', 'Stop', { ...I, Speed: 1 });
    expect(await state()).toBe('STOPPED');
    expect(await kitchen('AVTransport', 'Play', { ...I, Speed: 1 })).toEqual({});
  });

  it('advances with time and goes to the next track by itself', async () => {
    await enqueue('a');
    await enqueue('b');
    for (const track of player(KITCHEN_ID).queue.tracks) track.duration = 1;
    await useQueue();
    await kitchen('AVTransport', 'Play', { ...I, Speed: 1 });
    await expect.poll(() => player(KITCHEN_ID).transport.track, { timeout: 4000 }).toBe(2);
    await expect.poll(state, { timeout: 4000 }).toBe('STOPPED');
  });

  it('seeks by track and time, and refuses what is not there', async () => {
    await enqueue('a');
    await enqueue('b');
    for (const track of player(KITCHEN_ID).queue.tracks) track.duration = 100;
    await useQueue();
    const seek = (Unit: string, Target: string) => kitchen('AVTransport', 'Seek', { ...I, Unit, Target });
    expect(await seek('TRACK_NR', '2')).toEqual({});
    expect(await seek('TRACK_NR', '3')).toBe(711);
    expect(await seek('REL_TIME', '0:00:50')).toEqual({});
    expect(await seek('TIME_DELTA', '-0:00:20')).toEqual({});
    expect(await seek('REL_TIME', '0:09:00')).toBe(711);
    expect(await kitchen('AVTransport', 'GetPositionInfo', I)).toMatchObject({
      Track: '2',
      RelTime: '0:00:30',
      TrackDuration: '0:01:40',
    });
    expect(await kitchen('AVTransport', 'Next', I)).toBe(711);
  });

  it('knows play modes for a queue only', async () => {
    expect(await kitchen('AVTransport', 'SetPlayMode', { ...I, NewPlayMode: 'SHUFFLE' })).toBe(712);
    await enqueue('a');
    await useQueue();
    expect(await kitchen('AVTransport', 'SetPlayMode', { ...I, NewPlayMode: 'SHUFFLE' })).toEqual({});
    expect(await kitchen('AVTransport', 'GetTransportSettings', I)).toEqual({
      PlayMode: 'SHUFFLE',
      RecQualityMode: 'NOT_IMPLEMENTED',
    });
  });

  it('refuses a scheme it does not know', async () => {
    expect(
      await kitchen('AVTransport', 'SetAVTransportURI', {
        ...I,
        CurrentURI: 'gopher://x',
        CurrentURIMetaData: '',
      }),
    ).toBe(714);
  });

  it('has a sleep timer', async () => {
    await kitchen('AVTransport', 'ConfigureSleepTimer', { ...I, NewSleepTimerDuration: '00:30:00' });
    expect(await kitchen('AVTransport', 'GetRemainingSleepTimerDuration', I)).toMatchObject({
      RemainingSleepTimerDuration: '0:29:59',
    });
    await kitchen('AVTransport', 'ConfigureSleepTimer', { ...I, NewSleepTimerDuration: '' });
    expect(await kitchen('AVTransport', 'GetRemainingSleepTimerDuration', I)).toMatchObject({
      RemainingSleepTimerDuration: '',
    });
  });
});

describe('groups', () => {
  const join = () =>
    office('AVTransport', 'SetAVTransportURI', {
      ...I,
      CurrentURI: `x-rincon:${KITCHEN_ID}`,
      CurrentURIMetaData: '',
    });
  const groups = () => house.state.groups.map(({ members }) => members.toSorted());

  it('are joined by x-rincon; members answer 800 to what is for the coordinator', async () => {
    expect(await join()).toEqual({});
    expect(groups()).toEqual([[KITCHEN_ID, OFFICE_ID]]);
    expect(await office('AVTransport', 'Play', { ...I, Speed: 1 })).toBe(800);
    expect(await office('GroupRenderingControl', 'GetGroupVolume', I)).toBe(800);
  });

  it('are left by the own id, which answers 402 and does it all the same (seen on 57.23 and 97.1)', async () => {
    await join();
    expect(
      await office('AVTransport', 'SetAVTransportURI', {
        ...I,
        CurrentURI: `x-rincon:${OFFICE_ID}`,
        CurrentURIMetaData: '',
      }),
    ).toBe(402);
    expect(groups()).toHaveLength(2);
    expect(await office('AVTransport', 'BecomeCoordinatorOfStandaloneGroup', I)).toBe(1023);
  });

  it('have a volume in proportion to their members', async () => {
    await join();
    player(KITCHEN_ID).rendering.volume.Master = 40;
    player(OFFICE_ID).rendering.volume.Master = 20;
    expect(await kitchen('GroupRenderingControl', 'GetGroupVolume', I)).toEqual({ CurrentVolume: '30' });
    await kitchen('GroupRenderingControl', 'SetGroupVolume', { ...I, DesiredVolume: 15 });
    expect([player(KITCHEN_ID).rendering.volume.Master, player(OFFICE_ID).rendering.volume.Master]).toEqual([
      20, 10,
    ]);
  });
});
