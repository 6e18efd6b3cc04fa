import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Rooms, startRooms } from '../../rig/rooms.ts';

const I = { InstanceID: 0 };
let rooms: Rooms;

const track = (title: string) => ({ title, seconds: 100, uri: `x-sonos-http:${title}.mp3` });

beforeEach(async () => {
  rooms = await startRooms('127.102.9.11', [{ name: 'Kitchen', queue: ['a', 'b', 'c'].map(track) }]);
});

afterEach(() => rooms.house.stop());

const queue = (action: string, args: Record<string, string | number> = {}) =>
  rooms.at('Kitchen')('Queue', action, args);
const Q = { QueueID: 0, UpdateID: 0 };
const many = (...names: string[]) => ({
  NumberOfURIs: names.length,
  EnqueuedURIsAndMetaData: names.map((name) => `x-sonos-http:${name}.mp3\n<DIDL-Lite/>`).join('\n'),
  ContainerURI: '',
  ContainerMetaData: '',
});
const add = (name: string, QueueID = 0) =>
  queue('AddURI', {
    ...Q,
    QueueID,
    EnqueuedURI: `x-sonos-http:${name}.mp3`,
    EnqueuedURIMetaData: '',
    DesiredFirstTrackNumberEnqueued: 0,
    EnqueueAsNext: 0,
  });
const files = () => rooms.player('Kitchen').queue.tracks.map(({ uri }) => uri.slice(13, -4));
const playing = () => {
  const { transport } = rooms.player('Kitchen');
  return `${transport.state} ${files()[transport.track - 1] ?? '-'}`;
};

it('is the queue that AVTransport plays', async () => {
  expect(await add('d')).toMatchObject({ FirstTrackNumberEnqueued: '4', NewQueueLength: '4' });
  const more = { ...Q, ...many('e', 'f'), DesiredFirstTrackNumberEnqueued: 1, EnqueueAsNext: 0 };
  expect(await queue('AddMultipleURIs', more)).toMatchObject({ NumTracksAdded: '2', NewQueueLength: '6' });
  expect(files()).toEqual(['e', 'f', 'a', 'b', 'c', 'd']);
  const move = { ...Q, StartingIndex: 1, NumberOfTracks: 2, InsertBefore: 7 };
  expect(await queue('ReorderTracks', move)).toHaveProperty('NewUpdateID');
  expect(files()).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  expect(await queue('RemoveTrackRange', { ...Q, StartingIndex: 2, NumberOfTracks: 4 })).toHaveProperty(
    'NewUpdateID',
  );
  expect(files()).toEqual(['a', 'f']);
  expect(await queue('Browse', { QueueID: 0, StartingIndex: 1, RequestedCount: 9 })).toMatchObject({
    NumberReturned: '1',
    TotalMatches: '2',
  });
  await queue('RemoveAllTracks', Q);
  expect(files()).toEqual([]);
});

it('replaced while it plays, plays what is there now', async () => {
  await rooms.at('Kitchen')('AVTransport', 'Play', { ...I, Speed: 1 });
  rooms.pass(10_000);
  const replace = (args: object) =>
    queue('ReplaceAllTracks', { ...Q, CurrentTrackIndex: 0, NewCurrentTrackIndices: '', ...args });
  expect(await replace(many('x', 'y'))).toMatchObject({ NewQueueLength: '2' });
  rooms.pass(1000);
  expect(playing()).toBe('PLAYING x');
  await replace({ ...many('p', 'q'), CurrentTrackIndex: 2 });
  rooms.pass(1000);
  expect(playing()).toBe('PLAYING q');
  await replace(many());
  expect(playing()).toBe('STOPPED -');
});

it('refuses a queue that is not there (718) and a change by who has seen another (1028 on 86.10)', async () => {
  const range = { StartingIndex: 1, NumberOfTracks: 1 };
  expect(await queue('RemoveTrackRange', { ...Q, ...range, QueueID: 7 })).toBe(718);
  expect(await queue('RemoveTrackRange', { ...Q, ...range, UpdateID: 77 })).toBe(1028);
  expect(await queue('RemoveTrackRange', { ...Q, ...range, StartingIndex: 9 })).toBe(402);
  expect(
    await queue('AddMultipleURIs', {
      ...Q,
      ...many('a'),
      NumberOfURIs: 2,
      DesiredFirstTrackNumberEnqueued: 0,
      EnqueueAsNext: 0,
    }),
  ).toBe(402);
});

it('others are made, found again by their owner, filled and played', async () => {
  const mine = { QueueOwnerID: 'me', QueueOwnerContext: 'party', QueuePolicy: '' };
  expect(await queue('AttachQueue', { QueueOwnerID: 'me' })).toBe(402);
  expect(await queue('CreateQueue', { ...mine, QueueOwnerID: '' })).toBe(402);
  expect(await queue('CreateQueue', mine)).toEqual({ QueueID: '1' });
  expect(await queue('AttachQueue', { QueueOwnerID: 'me' })).toEqual({
    QueueID: '1',
    QueueOwnerContext: 'party',
  });
  expect(await add('z', 1)).toMatchObject({ NewQueueLength: '1' });
  expect(files()).toEqual(['a', 'b', 'c']);
  const uri = `x-rincon-queue:${rooms.player('Kitchen').id}#1`;
  const kitchen = rooms.at('Kitchen');
  const set = { ...I, CurrentURI: uri, CurrentURIMetaData: '' };
  expect(await kitchen('AVTransport', 'SetAVTransportURI', set)).toEqual({});
  await kitchen('AVTransport', 'Play', { ...I, Speed: 1 });
  rooms.pass(1000);
  expect(await kitchen('AVTransport', 'GetPositionInfo', I)).toMatchObject({
    Track: '1',
    TrackURI: 'x-sonos-http:z.mp3',
  });
  expect(await queue('SaveAsSonosPlaylist', { QueueID: 1, Title: 'Mine', ObjectID: '' })).toBe(800);
});
