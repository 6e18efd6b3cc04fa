import { afterEach, beforeEach, expect, it } from 'vitest';
import { caller } from '../../rig/call.ts';
import { type Rooms, startRooms } from '../../rig/rooms.ts';

const I = { InstanceID: 0 };
let rooms: Rooms;

const share = '//192.0.2.1/music';
const tracks = (...titles: string[]) =>
  titles.map((title) => ({ title, seconds: 100, uri: `x-file-cifs:${share}/${title}.mp3` }));

beforeEach(async () => {
  rooms = await startRooms(
    '127.102.5.11',
    [
      { name: 'Kitchen', queue: tracks('a', 'b', 'c') },
      { name: 'Office', queue: tracks('x') },
      { name: 'Den', queue: tracks('y') },
      {
        name: 'Bar',
        players: [
          { model: 'S19', role: 'main' },
          { model: 'Sub', role: 'sub' },
        ],
      },
      {
        name: 'Pair',
        players: [
          { model: 'S18', role: 'left' },
          { model: 'S18', role: 'right' },
        ],
      },
    ],
    { library: { shares: [{ path: share }] } },
  );
});

afterEach(() => rooms.house.stop());

const at = (room: string, action: string, args: Record<string, string | number> = {}) =>
  rooms.at(room)('AVTransport', action, { ...I, ...args });
const idOf = (room: string): string => rooms.player(room).id;
const toldTo = (room: string, target: string) =>
  at(room, 'SetAVTransportURI', { CurrentURI: `x-rincon:${target}`, CurrentURIMetaData: '' });
const join = (room: string, target: string) => toldTo(room, idOf(target));

/** Rooms of each group, the one that leads first. */
const groups = () =>
  rooms.house.state.groups.map(({ coordinator, members }) => {
    const names = new Set([coordinator, ...members].map((id) => rooms.house.state.players[id]?.room));
    return [...names].join(' + ');
  });
const state = (room: string) => {
  const { transport, queue } = rooms.player(room);
  return `${transport.state} ${queue.tracks[transport.track - 1]?.title ?? '-'}`;
};
const fetched = (room: string) =>
  rooms.house.recorder
    .entries({ door: 'media', playerId: idOf(room) })
    .map(({ target }) => target.split('/').at(-1));

it('are joined by x-rincon; members answer 800 to what is for the coordinator', async () => {
  expect(await join('Office', 'Kitchen')).toEqual({});
  expect(groups()).toEqual(['Kitchen + Office', 'Den', 'Bar', 'Pair']);
  expect(await at('Office', 'Play', { Speed: 1 })).toBe(800);
  expect(await rooms.at('Office')('GroupRenderingControl', 'GetGroupVolume', I)).toBe(800);
  expect(await join('Office', 'Kitchen')).toEqual({});
  expect(groups()).toEqual(['Kitchen + Office', 'Den', 'Bar', 'Pair']);
});

it('are left by the own id, which answers 402 and does it all the same (seen on 57.23 and 97.1)', async () => {
  await join('Office', 'Kitchen');
  expect(await toldTo('Office', idOf('Office'))).toBe(402);
  expect(groups()).toEqual(['Kitchen', 'Den', 'Bar', 'Pair', 'Office']);
  expect(await at('Office', 'BecomeCoordinatorOfStandaloneGroup')).toBe(1023);
});

it('play on without the one that led: queue, place and timer go to another room, which fetches and goes on', async () => {
  await at('Kitchen', 'Play', { Speed: 1 });
  await join('Office', 'Kitchen');
  await at('Kitchen', 'ConfigureSleepTimer', { NewSleepTimerDuration: '0:04:00' });
  rooms.pass(60_000);
  expect(await at('Kitchen', 'BecomeCoordinatorOfStandaloneGroup')).toMatchObject({
    DelegatedGroupCoordinatorID: idOf('Office'),
  });
  expect(groups()).toEqual(['Office', 'Den', 'Bar', 'Pair', 'Kitchen']);
  expect([state('Office'), state('Kitchen')]).toEqual(['PLAYING a', 'STOPPED a']);
  expect(fetched('Office')).toEqual(['a.mp3']);
  rooms.pass(45_000);
  expect([state('Office'), state('Kitchen')]).toEqual(['PLAYING b', 'STOPPED a']);
  expect(await at('Kitchen', 'GetRemainingSleepTimerDuration')).toMatchObject({
    RemainingSleepTimerDuration: '',
  });
  await at('Kitchen', 'Play', { Speed: 1 });
  rooms.pass(140_000);
  expect([state('Office'), state('Kitchen')]).toEqual(['STOPPED c', 'PLAYING b']);
});

it('tells who leads the group that was left, not another', async () => {
  await join('Den', 'Office');
  expect(await at('Den', 'BecomeCoordinatorOfStandaloneGroup')).toMatchObject({
    DelegatedGroupCoordinatorID: idOf('Office'),
  });
});

it('play on when one is told to lead, staying or going', async () => {
  await at('Kitchen', 'Play', { Speed: 1 });
  await join('Office', 'Kitchen');
  rooms.pass(10_000);
  const lead = { NewCoordinator: idOf('Office'), RejoinGroup: 1 };
  expect(await at('Kitchen', 'DelegateGroupCoordinationTo', lead)).toEqual({});
  expect(groups()).toEqual(['Office + Kitchen', 'Den', 'Bar', 'Pair']);
  expect([state('Office'), state('Kitchen')]).toEqual(['PLAYING a', 'STOPPED -']);
  rooms.pass(95_000);
  expect(state('Office')).toBe('PLAYING b');
  const away = { NewCoordinator: idOf('Kitchen'), RejoinGroup: 0 };
  expect(await at('Office', 'DelegateGroupCoordinationTo', away)).toEqual({});
  expect([state('Kitchen'), state('Office')]).toEqual(['PLAYING b', 'STOPPED a']);
});

it('let go of what a room played that joins another', async () => {
  await at('Office', 'Play', { Speed: 1 });
  await at('Office', 'ConfigureSleepTimer', { NewSleepTimerDuration: '0:00:30' });
  await join('Office', 'Kitchen');
  await at('Kitchen', 'Play', { Speed: 1 });
  rooms.pass(40_000);
  expect([state('Office'), state('Kitchen')]).toEqual(['STOPPED -', 'PLAYING a']);
});

it('let a member go that is told to play its own', async () => {
  await at('Kitchen', 'Play', { Speed: 1 });
  await join('Office', 'Kitchen');
  const own = { CurrentURI: `x-rincon-queue:${idOf('Office')}#0`, CurrentURIMetaData: '' };
  expect(await at('Office', 'SetAVTransportURI', own)).toEqual({});
  rooms.pass(1000);
  expect(groups()).toEqual(['Kitchen', 'Den', 'Bar', 'Pair', 'Office']);
  expect([state('Kitchen'), state('Office')]).toEqual(['PLAYING a', 'STOPPED x']);
});

it('take no stranger, nobody who leads and is told to follow a member, and no part of a room', async () => {
  await at('Kitchen', 'Play', { Speed: 1 });
  await join('Office', 'Kitchen');
  rooms.pass(1000);
  expect(await toldTo('Den', 'RINCON_X01400')).toBe(714);
  expect(await join('Kitchen', 'Office')).toBe(800);
  const hidden = Object.values(rooms.house.state.players).filter(({ bond }) => bond.invisible);
  for (const { address } of hidden) {
    const args = { ...I, CurrentURI: `x-rincon:${idOf('Den')}`, CurrentURIMetaData: '' };
    expect(await caller(address)('AVTransport', 'SetAVTransportURI', args)).toBe(800);
  }
  const second = hidden.find(({ room }) => room === 'Pair');
  const lead = { NewCoordinator: second?.id ?? '', RejoinGroup: 1 };
  expect(await at('Pair', 'DelegateGroupCoordinationTo', lead)).toBe(402);
  expect(groups()).toEqual(['Kitchen + Office', 'Den', 'Bar', 'Pair']);
  expect(state('Kitchen')).toBe('PLAYING a');
});
