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

const get = (path: string, apiKey: string | undefined) =>
  api.answer({ method: 'GET', path, contentType: undefined, body: '', apiKey });

// frankensonos PROTOCOL.md, seen on 97.1
it('REST without a key: 403 ERROR_API_KEY_VALIDATION_FAILED', () => {
  expect(get('/api/v1/players/local/info', undefined)).toEqual({
    status: 403,
    body: {
      _objectType: 'globalError',
      errorCode: 'ERROR_API_KEY_VALIDATION_FAILED',
      reason: 'Invalid api key',
    },
  });
});

// fields of aiosonos, DiscoveryInfo and DeviceInfo
it('REST with a key: what aiosonos reads first', () => {
  expect(get('/api/v1/players/local/info', KEY)).toEqual({
    status: 200,
    body: {
      _objectType: 'discoveryInfo',
      householdId: 'Sonos_FixtureHouseholdAAAAAAAAAA.FixtureLocationKeyAAAA',
      locationId: 'lc_00000000000000000000000000000000',
      playerId: KITCHEN.id,
      groupId: `${KITCHEN.id}:1`,
      websocketUrl: URL_OF_KITCHEN,
      restUrl: 'https://127.35.4.1:1443/api',
      device: {
        _objectType: 'deviceInfo',
        id: KITCHEN.id,
        primaryDeviceId: KITCHEN.id,
        serialNumber: '00-0E-58-A0-00-01:8',
        model: 'S6',
        modelDisplayName: 'Play:5',
        name: 'Kitchen',
        color: 'white',
        capabilities: ['PLAYBACK', 'CLOUD', 'AUDIO_CLIP'],
        apiVersion: expect.stringMatching(/^1\.\d+\.\d+$/),
        minApiVersion: '1.1.0',
        websocketUrl: URL_OF_KITCHEN,
        softwareVersion: '86.10-80260',
        hwVersion: '1.16.4.1-2',
        swGen: 2,
      },
    },
  });
});

it.each([
  ['GET', `/api/v1/players/${KITCHEN.id}/playerVolume`, 200],
  ['GET', `/api/v1/groups/${KITCHEN.id}%3A1/groupVolume`, 200],
  ['GET', '/api/v1/groups/RINCON_X%3A1/groupVolume', 404],
  ['GET', '/api/v1/players/RINCON_X/playerVolume', 404],
  ['GET', '/api/v1/nothing', 404],
  ['GET', '/api/v1/players/%/info', 404],
  ['POST', `/api/v1/groups/${KITCHEN.id}%3A1/playback/play`, 200],
])('REST %s %s is %i', (method, path, status) => {
  const request = { method, path, contentType: undefined, body: '', apiKey: KEY };
  expect(api.answer(request).status).toBe(status);
});

const JSON_TYPE = 'application/json';
const MERGE = 'application/merge-patch+json';
const VOLUME = '/api/v1/players/local/playerVolume';
const SETTINGS = '/api/v1/players/local/settings/player';

// 86.10: 415 for another type; facts of the local API: PATCH wants application/merge-patch+json
it.each([
  ['POST', VOLUME, JSON_TYPE, '{"volume":5}', 200, undefined],
  ['POST', VOLUME, 'application/json; charset=utf-8', '{"volume":5}', 200, undefined],
  ['POST', VOLUME, 'text/plain', '{"volume":5}', 415, 'ERROR_INVALID_SYNTAX'],
  ['POST', VOLUME, 'application/jsonx', '{"volume":5}', 415, 'ERROR_INVALID_SYNTAX'],
  ['POST', VOLUME, JSON_TYPE, '{bad', 400, 'ERROR_INVALID_SYNTAX'],
  ['POST', VOLUME, JSON_TYPE, '[1]', 400, 'ERROR_INVALID_SYNTAX'],
  ['PATCH', SETTINGS, MERGE, '{"monoMode":true}', 200, undefined],
  ['PATCH', SETTINGS, JSON_TYPE, '{"monoMode":true}', 415, 'ERROR_INVALID_SYNTAX'],
  ['PATCH', VOLUME, MERGE, '{"volume":5}', 405, 'ERROR_UNSUPPORTED_COMMAND'],
  ['OPTIONS', VOLUME, undefined, '', 405, 'ERROR_UNSUPPORTED_COMMAND'],
  ['HEAD', VOLUME, undefined, '', 200, undefined],
])('REST %s %s of %s with %s is %i', (method, path, contentType, body, status, errorCode) => {
  const answer = api.answer({ method, path, contentType, body, apiKey: KEY });
  expect([answer.status, answer.body.errorCode]).toEqual([status, errorCode]);
});
