import { createServer, type Server } from 'node:http';
import { request } from 'node:https';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { silentLog } from '../../ports/log.ts';
import { sampleHousehold, samplePlayer, sampleWorld } from '../rig/sample.ts';
import { createTlsAuthority } from '../tls/authority.ts';
import type { Listener } from '../server/listener.ts';
import { createTlsDoor } from '../tls/door.ts';
import { done } from '../world.ts';
import { createLocalApi, type LocalApi } from './door.ts';

const KITCHEN = samplePlayer({ address: '127.35.4.1' });
/** What every open client sends (jjlawren/sonos-websocket const.py, aiosonos const.py). */
const KEY = '123e4567-e89b-12d3-a456-426655440000';
const URL_OF_KITCHEN = 'wss://127.35.4.1:1443/websocket/api';

let api: LocalApi;
let server: Server;
let statuses: number[];
let door: Listener;

beforeAll(async () => {
  const world = sampleWorld(sampleHousehold([KITCHEN]));
  statuses = [];
  api = createLocalApi({ world, player: KITCHEN, act: () => done() });
  server = createServer();
  server.on('upgrade', (message, socket, head) => {
    statuses.push(api.upgrade({ message, socket, head, peer: { address: '127.35.4.200', port: 1 } }));
  });
  door = createTlsDoor({
    player: KITCHEN,
    authority: createTlsAuthority(world),
    clock: world.clock,
    log: silentLog,
    port: 1443,
    admit: () => true,
    serve: (secured) => server.emit('connection', secured),
  });
  await door.open();
});

afterAll(async () => {
  api.stop();
  await door.close();
});

const open = (headers: Record<string, string>, deflate = false): Promise<WebSocket> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(URL_OF_KITCHEN, 'v1.api.smartspeaker.audio', {
      headers,
      rejectUnauthorized: false,
      perMessageDeflate: deflate,
    });
    socket.on('open', () => resolve(socket));
    socket.on('error', reject);
  });

const next = (socket: WebSocket): Promise<unknown> =>
  new Promise((resolve) => {
    socket.once('message', (data, binary) => {
      const bytes = Buffer.isBuffer(data) ? data : Buffer.alloc(0);
      resolve(binary ? 'binary' : JSON.parse(bytes.toString()));
    });
  });

it('speaks to sonos-websocket: text frames, household from an empty command', async () => {
  const socket = await open({ 'X-Sonos-Api-Key': KEY });
  expect(socket.protocol).toBe('v1.api.smartspeaker.audio');
  socket.send('[{},{}]');
  expect(await next(socket)).toMatchObject([
    { householdId: 'Sonos_FixtureHouseholdAAAAAAAAAA.FixtureLocationKeyAAAA', success: false },
    { _objectType: 'globalError' },
  ]);
  socket.close();
});

it('speaks to aiosonos: binary frames in, text out, compressed', async () => {
  const socket = await open({ 'X-Sonos-Api-Key': KEY }, true);
  expect(socket.extensions).toContain('permessage-deflate');
  const command = { namespace: 'groups:1', command: 'getGroups', cmdId: 'a1', householdId: 'local' };
  socket.send(Buffer.from(JSON.stringify([command, { includeDeviceInfo: true }])), { binary: true });
  expect(await next(socket)).toMatchObject([
    { cmdId: 'a1', success: true },
    { players: [{ id: KITCHEN.id, websocketUrl: URL_OF_KITCHEN, devices: [{ _objectType: 'deviceInfo' }] }] },
  ]);
  socket.close();
});

it('without a key the upgrade is refused, and with Authentication on any key is', async () => {
  statuses = [];
  await expect(open({})).rejects.toThrow('401');
  KITCHEN.switches.authentication = true;
  await expect(open({ 'X-Sonos-Api-Key': KEY })).rejects.toThrow('401');
  KITCHEN.switches.authentication = false;
  (await open({ 'X-Sonos-Api-Key': KEY })).close();
  expect(statuses).toEqual([401, 401, 101]);
});

/** The status of a handshake written by hand. */
const upgradeStatus = (headers: Record<string, string>): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const sent = request(URL_OF_KITCHEN.replace('wss', 'https'), {
      headers: { Connection: 'Upgrade', Upgrade: 'websocket', 'X-Sonos-Api-Key': KEY, ...headers },
      rejectUnauthorized: false,
      agent: false,
    });
    sent.on('response', (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('upgrade', (response, socket) => {
      socket.destroy();
      resolve(response.statusCode);
    });
    sent.on('error', reject);
    sent.end();
  });

// RFC 6455 §4.2.1: version 13, a key of 16 bytes
const PROPER = {
  'Sec-WebSocket-Version': '13',
  'Sec-WebSocket-Key': Buffer.alloc(16).toString('base64'),
  'Sec-WebSocket-Protocol': 'v1.api.smartspeaker.audio',
};

it.each([
  ['proper', {}, 101],
  ['the subprotocol among others', { 'Sec-WebSocket-Protocol': 'chat, v1.api.smartspeaker.audio' }, 101],
  ['no subprotocol', { 'Sec-WebSocket-Protocol': '' }, 400],
  ['another subprotocol', { 'Sec-WebSocket-Protocol': 'chat' }, 400],
  ['a key that is none', { 'Sec-WebSocket-Key': 'x' }, 400],
  ['another version', { 'Sec-WebSocket-Version': '7' }, 400],
])('a handshake with %s', async (_what, headers, status) => {
  statuses = [];
  expect(await upgradeStatus({ ...PROPER, ...headers })).toBe(status);
  expect(statuses).toEqual([status]);
});
