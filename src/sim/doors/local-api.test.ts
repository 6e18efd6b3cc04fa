import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { RunningHousehold } from '../household.ts';
import { startRig } from '../rig/house.ts';
import { soap } from '../rig/request.ts';

const KITCHEN = '127.35.11.11';
const OFFICE = '127.35.11.12';
const KEY = '123e4567-e89b-12d3-a456-426655440000';

type Frame = [Record<string, unknown>, Record<string, unknown>];

let house: RunningHousehold;
let socket: WebSocket;
let frames: Frame[];

const isFrame = (value: unknown): value is Frame => Array.isArray(value) && value.length === 2;

beforeEach(async () => {
  house = await startRig({
    name: 'Local API',
    firstAddress: KITCHEN,
    rooms: [
      { name: 'Kitchen', players: [{ model: 'S13', build: '97.1-80312' }] },
      { name: 'Office', players: [{ model: 'S6', build: '86.10-80260' }] },
    ],
    playlists: [
      {
        title: 'Dinner',
        tracks: [
          { title: 'Allegro', seconds: 154 },
          { title: 'Gigue', seconds: 143 },
        ],
      },
    ],
  });
  frames = [];
  socket = new WebSocket(`wss://${KITCHEN}:1443/websocket/api`, 'v1.api.smartspeaker.audio', {
    headers: { 'X-Sonos-Api-Key': KEY },
    rejectUnauthorized: false,
  });
  socket.on('message', (data) => {
    const frame: unknown = JSON.parse(Buffer.isBuffer(data) ? data.toString() : '');
    if (isFrame(frame)) frames.push(frame);
  });
  await new Promise((resolve, reject) => {
    socket.on('open', resolve);
    socket.on('error', reject);
  });
});

afterEach(async () => {
  socket.close();
  await house.stop();
});

const WAIT = { timeout: 5000, interval: 10 };

async function command(header: Record<string, unknown>, body: object = {}): Promise<Frame | undefined> {
  frames = [];
  socket.send(JSON.stringify([{ cmdId: 'c', ...header }, body]));
  const isReply = ([reply]: Frame): boolean => reply.cmdId === 'c';
  await vi.waitFor(() => expect(frames.some(isReply)).toBe(true), WAIT);
  return frames.find(isReply);
}

const playerOf = (address: string) => {
  const player = Object.values(house.state.players).find((candidate) => candidate.address === address);
  if (!player) throw new Error(`no player at ${address}`);
  return player;
};
const groupOfKitchen = () =>
  house.state.groups.find(({ coordinator }) => coordinator === playerOf(KITCHEN).id)?.id ?? '';

it('volume set by SOAP reaches subscribers of the local API, and the other way round', async () => {
  await command({ namespace: 'playerVolume:1', command: 'subscribe', playerId: 'local' });
  await vi.waitFor(() => expect(frames).toHaveLength(2), WAIT);
  frames = [];
  await soap({
    address: KITCHEN,
    path: '/MediaRenderer/RenderingControl/Control',
    serviceType: 'urn:schemas-upnp-org:service:RenderingControl:1',
    action: 'SetVolume',
    inner: '<InstanceID>0</InstanceID><Channel>Master</Channel><DesiredVolume>41</DesiredVolume>',
  });
  await vi.waitFor(() => expect(frames).not.toEqual([]), WAIT);
  expect(frames).toMatchObject([[{ type: 'playerVolume' }, { volume: 41, muted: false, fixed: false }]]);
  await command({ namespace: 'playerVolume:1', command: 'setVolume', playerId: 'local' }, { volume: 12 });
  expect(playerOf(KITCHEN).rendering.volume.Master).toBe(12);
});

it('groups and ungroups players', async () => {
  const both = [playerOf(KITCHEN).id, playerOf(OFFICE).id];
  const grouped = await command(
    { namespace: 'groups:1', command: 'setGroupMembers', groupId: groupOfKitchen() },
    { playerIds: both },
  );
  expect(grouped?.[1]).toMatchObject({ group: { name: 'Kitchen + 1', playerIds: both } });
  expect(house.state.groups.map(({ members }) => members)).toEqual([both]);
  const split = await command(
    { namespace: 'groups:1', command: 'modifyGroupMembers', groupId: groupOfKitchen() },
    { playerIdsToRemove: [playerOf(OFFICE).id] },
  );
  expect(split?.[1]).toMatchObject({ group: { name: 'Kitchen', playerIds: [playerOf(KITCHEN).id] } });
  expect(house.state.groups).toHaveLength(2);
});

it('loads a playlist and plays it', async () => {
  const list = await command({ namespace: 'playlists:1', command: 'getPlaylists', householdId: 'local' });
  expect(list?.[1]).toMatchObject({ playlists: [{ id: '0', name: 'Dinner', trackCount: 2 }] });
  const loaded = await command(
    { namespace: 'playlists:1', command: 'loadPlaylist', groupId: groupOfKitchen() },
    { playlistId: '0', action: 'REPLACE', playOnCompletion: true },
  );
  expect(loaded?.[0]).toMatchObject({ success: true });
  expect(playerOf(KITCHEN).queue.tracks.map(({ uri }) => uri)).toEqual(
    house.state.savedQueues[0]?.tracks.map(({ uri }) => uri),
  );
  expect(playerOf(KITCHEN).transport.uri).toBe(`x-rincon-queue:${playerOf(KITCHEN).id}#0`);
  // The share is not there; that it was asked for shows that playing began.
  await vi.waitFor(() => expect(house.recorder.entries({ door: 'media' })).not.toEqual([]));
});

it('a player that reboots drops its sessions', async () => {
  const closed = new Promise<boolean>((resolve) => {
    socket.on('close', () => resolve(true));
  });
  house.power.reboot(playerOf(KITCHEN).id);
  expect(await closed).toBe(true);
});
