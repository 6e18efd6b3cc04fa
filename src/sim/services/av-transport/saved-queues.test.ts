import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Rooms, startRooms } from '../../rig/rooms.ts';

const I = { InstanceID: 0 };
let rooms: Rooms;

beforeEach(async () => {
  const queue = ['a', 'b', 'c'].map((title) => ({ title, seconds: 10 }));
  rooms = await startRooms('127.102.3.11', [{ name: 'Kitchen', queue }, { name: 'Office' }], {
    playlists: [],
  });
});

afterEach(() => rooms.house.stop());

const save = (Title = 'Morning', ObjectID = '') =>
  rooms.at('Kitchen')('AVTransport', 'SaveQueue', { ...I, Title, ObjectID });
const titles = () => rooms.house.state.savedQueues.map(({ tracks }) => tracks.map(({ title }) => title));
const reorder = (TrackList: string, NewPositionList: string, ObjectID = 'SQ:0', UpdateID = 0) =>
  rooms.at('Office')('AVTransport', 'ReorderTracksInSavedQueue', {
    ...I,
    ObjectID,
    UpdateID,
    TrackList,
    NewPositionList,
  });

it('a queue becomes a playlist, whose reordering works on original positions and removes at an empty place', async () => {
  expect(await save()).toEqual({ AssignedObjectID: 'SQ:0' });
  expect(await reorder('0,2', '2,0')).toMatchObject({ QueueLengthChange: '0', NewQueueLength: '3' });
  expect(titles()).toEqual([['c', 'b', 'a']]);
  expect(await reorder('1', '')).toMatchObject({ QueueLengthChange: '-1' });
  expect(titles()).toEqual([['c', 'a']]);
});

it('an empty list of places removes all that are named (SoCo clear_sonos_playlist)', async () => {
  await save();
  expect(await reorder('0,1,2', '')).toMatchObject({ QueueLengthChange: '-3', NewQueueLength: '0' });
  expect(titles()).toEqual([[]]);
});

it.each([
  ['0,9', '1,0', 'SQ:0', 0, 402],
  ['0,1', '1', 'SQ:0', 0, 402],
  ['x', '0', 'SQ:0', 0, 402],
  ['0', '1', 'SQ:7', 0, 701],
  ['0', '1', 'SQ:0', 77, 704],
])('refuses %s to %s in %s as of %i: %i', async (from, to, id, updateId, code) => {
  await save();
  expect(await reorder(from, to, id, updateId)).toBe(code);
  expect(titles()).toEqual([['a', 'b', 'c']]);
});

// 86.10, by its code.
it.each(['', '  ', 'two\nlines'])('a playlist needs a title of one line: %j', async (title) => {
  expect(await save(title)).toBe(402);
  expect(titles()).toEqual([]);
});
