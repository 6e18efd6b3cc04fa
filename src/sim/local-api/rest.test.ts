import { expect, it } from 'vitest';
import { sampleHousehold, samplePlayer, sampleWorld } from '../rig/sample.ts';
import { done } from '../world.ts';
import { createLocalApi } from './door.ts';

const KITCHEN = samplePlayer({ address: '127.35.4.1' });
/** What every open client sends (jjlawren/sonos-websocket const.py, aiosonos const.py). */
const KEY = '123e4567-e89b-12d3-a456-426655440000';
const URL_OF_KITCHEN = 'wss://127.35.4.1:1443/websocket/api';

const api = createLocalApi({
  world: sampleWorld(sampleHousehold([KITCHEN])),
  player: KITCHEN,
  act: () => done(),
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
