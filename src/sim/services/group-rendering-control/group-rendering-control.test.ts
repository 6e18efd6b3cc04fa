import { afterEach, beforeEach, expect, it } from 'vitest';
import { caller } from '../../rig/call.ts';
import { type Rooms, startRooms } from '../../rig/rooms.ts';

const I = { InstanceID: 0 };
let rooms: Rooms;

beforeEach(async () => {
  rooms = await startRooms(
    '127.102.12.11',
    [
      { name: 'Kitchen', volume: 40 },
      {
        name: 'Office',
        volume: 20,
        players: [
          { model: 'S18', role: 'left' },
          { model: 'S18', role: 'right' },
        ],
      },
    ],
    { groups: [['Kitchen', 'Office']] },
  );
});

afterEach(() => rooms.house.stop());

const group = (action: string, args: Record<string, string | number> = {}) =>
  rooms.at('Kitchen')('GroupRenderingControl', action, { ...I, ...args });
const setRoom = (room: string, DesiredVolume: number) =>
  rooms.at(room)('RenderingControl', 'SetVolume', { ...I, Channel: 'Master', DesiredVolume });

/** Master volumes of the Kitchen and of both players of the Office. */
const volumes = () =>
  Object.values(rooms.house.state.players).map(({ rendering }) => rendering.volume.Master);

it('a pair is one room with one volume and one mute', async () => {
  await setRoom('Office', 44);
  await rooms.at('Office')('RenderingControl', 'SetMute', { ...I, Channel: 'Master', DesiredMute: 1 });
  const [, left, right] = Object.values(rooms.house.state.players);
  expect([volumes(), left?.rendering.mute.Master, right?.rendering.mute.Master]).toEqual([
    [40, 44, 44],
    true,
    true,
  ]);
  await rooms.at('Office')('RenderingControl', 'SetVolume', { ...I, Channel: 'LF', DesiredVolume: 50 });
  expect([left?.rendering.volume.LF, right?.rendering.volume.LF]).toEqual([50, 100]);
});

// svrooij/sonos-api-docs: proportionally, based on the last snapshot.
it('the volume of a group is the mean of its rooms and is set in their proportion', async () => {
  expect(await group('GetGroupVolume')).toEqual({ CurrentVolume: '30' });
  expect(await group('SetGroupVolume', { DesiredVolume: 15 })).toEqual({});
  expect(volumes()).toEqual([20, 10, 10]);
  expect(await group('SetGroupVolume', { DesiredVolume: 0 })).toEqual({});
  expect(await group('SetRelativeGroupVolume', { Adjustment: 30 })).toEqual({ NewVolume: '30' });
  expect(volumes()).toEqual([40, 20, 20]);
});

it('goes by the snapshot, not by what the rooms have become since', async () => {
  await group('SnapshotGroupVolume');
  await setRoom('Kitchen', 20);
  await group('SetGroupVolume', { DesiredVolume: 15 });
  expect(volumes()).toEqual([20, 10, 10]);
  await setRoom('Kitchen', 10);
  await group('SnapshotGroupVolume');
  await group('SetGroupVolume', { DesiredVolume: 20 });
  expect(volumes()).toEqual([20, 20, 20]);
});

it('a room stays within its range', async () => {
  await setRoom('Kitchen', 90);
  await setRoom('Office', 30);
  await group('SetGroupVolume', { DesiredVolume: 80 });
  expect(volumes()).toEqual([100, 40, 40]);
});

it('is muted when every room is, and muted together', async () => {
  expect(await group('GetGroupMute')).toEqual({ CurrentMute: '0' });
  await group('SetGroupMute', { DesiredMute: 1 });
  expect(await group('GetGroupMute')).toEqual({ CurrentMute: '1' });
  await rooms.at('Office')('RenderingControl', 'SetMute', { ...I, Channel: 'Master', DesiredMute: 0 });
  expect(await group('GetGroupMute')).toEqual({ CurrentMute: '0' });
});

it('is a matter of the coordinator (800) and of instance 0 (702)', async () => {
  for (const player of Object.values(rooms.house.state.players).slice(1)) {
    expect(await caller(player.address)('GroupRenderingControl', 'GetGroupVolume', I)).toBe(800);
  }
  expect(await group('SetGroupVolume', { InstanceID: 1, DesiredVolume: 1 })).toBe(702);
  expect(volumes()).toEqual([40, 20, 20]);
});
