import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Rooms, startRooms } from '../../rig/rooms.ts';

const I = { InstanceID: 0 };
let rooms: Rooms;

beforeEach(async () => {
  rooms = await startRooms('127.102.2.11', [{ name: 'Kitchen', queue: [] }, { name: 'Office' }]);
});

afterEach(() => rooms.house.stop());

const kitchen = (action: string, args: Record<string, string | number> = {}) =>
  rooms.at('Kitchen')('AVTransport', action, { ...I, ...args });

const metaData = (title: string): string =>
  `<DIDL-Lite xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns="urn:schemas-upnp-org:metadata-1-0/DIDL-Lite/"><item id="1"><dc:title>${title}</dc:title></item></DIDL-Lite>`;

const enqueue = (name: string, more: Record<string, string | number> = {}) =>
  kitchen('AddURIToQueue', {
    EnqueuedURI: `x-sonos-http:${name}.mp3`,
    EnqueuedURIMetaData: metaData(name),
    DesiredFirstTrackNumberEnqueued: 0,
    EnqueueAsNext: 0,
    ...more,
  });

const titles = () => rooms.player('Kitchen').queue.tracks.map(({ title }) => title);

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
  await kitchen('Seek', { Unit: 'TRACK_NR', Target: 1 });
  expect(await enqueue('next', { EnqueueAsNext: 1 })).toMatchObject({ FirstTrackNumberEnqueued: '2' });
  expect(titles()).toEqual(['a', 'next', 'b', 'c']);
});

it('moves and removes, and refuses what is not there', async () => {
  for (const name of ['a', 'b', 'c', 'd']) await enqueue(name);
  const move = { StartingIndex: 1, NumberOfTracks: 2, InsertBefore: 5, UpdateID: 0 };
  expect(await kitchen('ReorderTracksInQueue', move)).toEqual({});
  expect(titles()).toEqual(['c', 'd', 'a', 'b']);
  await kitchen('RemoveTrackFromQueue', { ObjectID: 'Q:0/2', UpdateID: 0 });
  await kitchen('RemoveTrackRangeFromQueue', { UpdateID: 0, StartingIndex: 2, NumberOfTracks: 1 });
  expect(titles()).toEqual(['c', 'b']);
  const beyond = { UpdateID: 0, StartingIndex: 9, NumberOfTracks: 1 };
  expect(await kitchen('RemoveTrackRangeFromQueue', beyond)).toBe(402);
  await kitchen('RemoveAllTracksFromQueue');
  expect(titles()).toEqual([]);
});

it('follows what plays through insertions, moves and removals', async () => {
  for (const name of ['a', 'b', 'c']) await enqueue(name);
  await kitchen('Seek', { Unit: 'TRACK_NR', Target: 2 });
  const track = () => titles()[rooms.player('Kitchen').transport.track - 1];
  await enqueue('new', { DesiredFirstTrackNumberEnqueued: 1 });
  expect(track()).toBe('b');
  await kitchen('ReorderTracksInQueue', {
    StartingIndex: 3,
    NumberOfTracks: 1,
    InsertBefore: 1,
    UpdateID: 0,
  });
  expect([track(), titles()]).toEqual(['b', ['b', 'new', 'a', 'c']]);
  await kitchen('RemoveTrackFromQueue', { ObjectID: 'Q:0/1', UpdateID: 0 });
  expect(track()).toBe('new');
});

it('refuses a change by who has seen another queue (1028 on 86.10)', async () => {
  await enqueue('a');
  const { updateId } = rooms.player('Kitchen').queue;
  const remove = (UpdateID: number) => kitchen('RemoveTrackFromQueue', { ObjectID: 'Q:0/1', UpdateID });
  expect(await remove(updateId + 1)).toBe(1028);
  expect(await remove(updateId)).toEqual({});
});

it('takes many at once, metadata parted by blanks', async () => {
  const many = {
    UpdateID: 0,
    NumberOfURIs: 2,
    EnqueuedURIs: 'x-sonos-http:a.mp3 x-sonos-http:b.mp3',
    EnqueuedURIsMetaData: `${metaData('A song')} ${metaData('B')}`,
    ContainerURI: '',
    ContainerMetaData: '',
    DesiredFirstTrackNumberEnqueued: 0,
    EnqueueAsNext: 0,
  };
  expect(await kitchen('AddMultipleURIsToQueue', many)).toMatchObject({
    NumTracksAdded: '2',
    NewQueueLength: '2',
  });
  expect(titles()).toEqual(['A song', 'B']);
});

// NumTracksAdded of a container: seen on 57.23 and 97.1 (Dicklesworthstone/frankensonos). The tracks are invented.
it('expands an album of a music service, the same tracks each time, and plays them', async () => {
  const album = {
    EnqueuedURI: 'x-rincon-cpcontainer:1004206cspotify%3aalbum%3a0AbC?sid=12&flags=8300&sn=1',
    EnqueuedURIMetaData: metaData('Metals'),
  };
  expect(await enqueue('', album)).toEqual({
    FirstTrackNumberEnqueued: '1',
    NumTracksAdded: '3',
    NewQueueLength: '3',
  });
  await enqueue('', album);
  expect(titles()).toEqual(['Metals 1', 'Metals 2', 'Metals 3', 'Metals 1', 'Metals 2', 'Metals 3']);
  const uris = rooms.player('Kitchen').queue.tracks.map(({ uri }) => uri);
  expect(uris.slice(0, 3)).toEqual(uris.slice(3));
  expect(await kitchen('Play', { Speed: 1 })).toEqual({});
  rooms.pass(1000);
  expect(rooms.player('Kitchen').transport.state).toBe('PLAYING');
});

// steipete/sonoscli pull 14, ebaauw/homebridge-zp issue 93.
it('a container cannot be set to play, only queued', async () => {
  const uri = 'x-rincon-cpcontainer:1004206cspotify%3aalbum%3a0AbC?sid=12';
  expect(await kitchen('SetAVTransportURI', { CurrentURI: uri, CurrentURIMetaData: '' })).toBe(714);
});

// SoCo sharelink; Dicklesworthstone/frankensonos, 57.23.
it('takes a track of Spotify without its scheme', async () => {
  const bare = { EnqueuedURI: 'spotify%3atrack%3a0AbC', EnqueuedURIMetaData: metaData('Zinc') };
  expect(await enqueue('', bare)).toMatchObject({ NumTracksAdded: '1' });
  expect(rooms.player('Kitchen').queue.tracks[0]).toMatchObject({
    title: 'Zinc',
    uri: 'x-sonos-spotify:spotify%3atrack%3a0AbC',
  });
});
