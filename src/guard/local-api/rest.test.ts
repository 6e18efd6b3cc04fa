import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Kitchen, startKitchen } from '../../../test/rig/guard/kitchen.ts';

let kitchen: Kitchen;

beforeAll(async () => {
  kitchen = await startKitchen('127.109.8');
});
afterAll(() => kitchen.close());
afterEach(() => kitchen.clear());

describe('REST', () => {
  const PLAYER = '/api/v1/players/local';
  const ask = (from: number, path: string, body?: object, method = 'POST') =>
    kitchen.rest(from, { method, path, ...(body ? { body: JSON.stringify(body) } : {}) });

  it('sets a volume that is permitted', async () => {
    const answer = await ask(202, `${PLAYER}/playerVolume`, { volume: 12 });
    expect([answer, kitchen.volume(), kitchen.heard()]).toEqual([
      { status: 200, body: {} },
      12,
      [`POST ${PLAYER}/playerVolume {"volume":12}`],
    ]);
  });

  it('takes a group by its id, however it is spelt', async () => {
    const path = `/api/v1/groups/${kitchen.groupId().replace(':', '%3A')}/groupVolume`;
    const answer = await ask(202, path, undefined, 'GET');
    expect([answer.status, kitchen.heard()]).toEqual([
      200,
      [`GET /api/v1/groups/${encodeURIComponent(kitchen.groupId())}/groupVolume`],
    ]);
  });

  it.each<[string, number, string, object | undefined, string, number, string]>([
    ['too loud', 202, `${PLAYER}/playerVolume`, { volume: 90 }, 'POST', 403, 'ERROR_NOT_AUTHORIZED'],
    [
      'a clip from elsewhere',
      202,
      `${PLAYER}/audioClip`,
      { name: 'a', appId: 'b', streamUrl: 'http://203.0.113.9/' },
      'POST',
      403,
      'ERROR_NOT_AUTHORIZED',
    ],
    ['no resource', 201, `${PLAYER}/diagnostics`, {}, 'POST', 404, 'ERROR_UNSUPPORTED_NAMESPACE'],
    ['another method', 201, `${PLAYER}/playerVolume`, {}, 'DELETE', 405, 'ERROR_UNSUPPORTED_COMMAND'],
    [
      'another player',
      201,
      '/api/v1/players/RINCON_000E58A0370201400/playerVolume',
      { volume: 1 },
      'POST',
      404,
      'ERROR_INVALID_OBJECT_ID',
    ],
    ['a query', 201, `${PLAYER}/playerVolume?volume=9`, undefined, 'GET', 404, 'ERROR_UNSUPPORTED_NAMESPACE'],
    [
      'dots',
      201,
      '/api/v1/players/local/../local/playerVolume',
      undefined,
      'GET',
      404,
      'ERROR_UNSUPPORTED_NAMESPACE',
    ],
  ])('refuses %s', async (_, from, path, body, method, status, errorCode) => {
    expect(await ask(from, path, body, method)).toMatchObject({ status, body: { errorCode } });
    expect(kitchen.heard()).toEqual([]);
  });
});

describe('who the player is', () => {
  const PATH = '/api/v1/players/local/info';

  it('is told with the addresses of the guard', async () => {
    const url = `wss://${kitchen.guarded[0]}:1443/websocket/api`;
    const info = await kitchen.rest(202, { path: PATH });
    expect([info.status, JSON.stringify(info.body).includes(kitchen.at(11) + ':')]).toEqual([200, false]);
    expect(info.body).toMatchObject({
      _objectType: 'discoveryInfo',
      playerId: kitchen.kitchenId(),
      householdId: kitchen.householdId(),
      websocketUrl: url,
      restUrl: `https://${kitchen.guarded[0]}:1443/api`,
      device: { websocketUrl: url },
    });
    expect(kitchen.heard()).toEqual([`GET ${PATH}`]);
  });

  it.each<[string, number, Record<string, string> | undefined, number, string]>([
    ['without a key', 202, {}, 403, 'ERROR_API_KEY_VALIDATION_FAILED'],
    ['by nobody', 203, undefined, 403, 'ERROR_NOT_AUTHORIZED'],
    [
      'by a page',
      202,
      { Origin: 'http://evil.example', 'X-Sonos-Api-Key': 'a' },
      403,
      'ERROR_COMMAND_FAILED',
    ],
    ['by a name', 202, { Host: 'evil.example:1443', 'X-Sonos-Api-Key': 'a' }, 403, 'ERROR_COMMAND_FAILED'],
  ])('is refused when asked %s', async (_, from, headers, status, errorCode) => {
    const answer = await kitchen.rest(from, { path: PATH, ...(headers ? { headers } : {}) });
    expect(answer).toMatchObject({ status, body: { _objectType: 'globalError', errorCode } });
    expect(kitchen.heard()).toEqual([]);
  });
});

describe('what port 1400 has', () => {
  it('is judged here as there', async () => {
    const description = await kitchen.rest(202, { path: '/xml/device_description.xml' });
    const reboot = await kitchen.rest(202, { path: '/reboot' });
    expect([
      description.status,
      String(description.body).includes(`${kitchen.at(11)}:`),
      reboot.status,
    ]).toEqual([200, false, 403]);
  });
});
