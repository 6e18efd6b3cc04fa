import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type Kitchen, startKitchen } from '../../../test/rig/guard/kitchen.ts';

let kitchen: Kitchen;

beforeAll(async () => {
  kitchen = await startKitchen('127.109.6');
});
afterAll(() => kitchen.close());
afterEach(() => kitchen.clear());

it.each<[string, number, object, object, string]>([
  [
    'too loud',
    202,
    { namespace: 'playerVolume:1', command: 'setVolume', playerId: 'local' },
    { volume: 41 },
    'ERROR_NOT_AUTHORIZED',
  ],
  [
    'too loud for a clip',
    202,
    { namespace: 'audioClip:1', command: 'loadAudioClip', playerId: 'local' },
    { name: 'a', appId: 'b', volume: 80 },
    'ERROR_NOT_AUTHORIZED',
  ],
  [
    'by nobody',
    203,
    { namespace: 'playerVolume:1', command: 'getVolume', playerId: 'local' },
    {},
    'ERROR_NOT_AUTHORIZED',
  ],
  [
    'of a class that guests have not',
    202,
    { namespace: 'homeTheater:1', command: 'setOptions', playerId: 'local' },
    { nightMode: true },
    'ERROR_NOT_AUTHORIZED',
  ],
  [
    'a clip from elsewhere',
    201,
    { namespace: 'audioClip:1', command: 'loadAudioClip', playerId: 'local' },
    { name: 'a', appId: 'b', clipType: 'CUSTOM', streamUrl: 'http://203.0.113.9/a.mp3' },
    'ERROR_NOT_AUTHORIZED',
  ],
  [
    'off the network',
    202,
    { namespace: 'settings:1', command: 'setPlayerSettings', playerId: 'local' },
    { wifiDisable: true },
    'ERROR_NOT_AUTHORIZED',
  ],
  [
    'a namespace that nobody knows',
    201,
    { namespace: 'diagnostics:1', command: 'submit', playerId: 'local' },
    {},
    'ERROR_UNSUPPORTED_NAMESPACE',
  ],
  [
    'another version',
    201,
    { namespace: 'playback:2', command: 'play', groupId: 'x' },
    {},
    'ERROR_UNSUPPORTED_NAMESPACE',
  ],
  [
    'a command that nobody knows',
    201,
    { namespace: 'playback:1', command: 'loadContent', groupId: 'x' },
    {},
    'ERROR_UNSUPPORTED_COMMAND',
  ],
  [
    'another player',
    201,
    { namespace: 'playerVolume:1', command: 'setVolume', playerId: 'RINCON_000E58A0370201400' },
    { volume: 1 },
    'ERROR_INVALID_OBJECT_ID',
  ],
  [
    'no player',
    201,
    { namespace: 'playerVolume:1', command: 'setVolume' },
    { volume: 1 },
    'ERROR_MISSING_PARAMETERS',
  ],
  [
    'no volume',
    201,
    { namespace: 'playerVolume:1', command: 'setVolume', playerId: 'local' },
    {},
    'ERROR_MISSING_PARAMETERS',
  ],
  [
    'a volume of 101',
    201,
    { namespace: 'playerVolume:1', command: 'setVolume', playerId: 'local' },
    { volume: 101 },
    'ERROR_INVALID_PARAMETER',
  ],
  [
    'a volume in words',
    201,
    { namespace: 'playerVolume:1', command: 'setVolume', playerId: 'local' },
    { volume: '10' },
    'ERROR_INVALID_PARAMETER',
  ],
  [
    'a member that is not known',
    201,
    { namespace: 'playerVolume:1', command: 'setVolume', playerId: 'local' },
    { volume: 10, more: 'x' },
    'ERROR_INVALID_PARAMETER',
  ],
  [
    'a header to a clip',
    201,
    { namespace: 'audioClip:1', command: 'loadAudioClip', playerId: 'local' },
    { name: 'a', appId: 'b', httpAuthorization: 'a\r\nHost: b' },
    'ERROR_INVALID_PARAMETER',
  ],
])('a command that is refused does not reach the player: %s', async (_, from, header, body, errorCode) => {
  const client = await kitchen.client(from);
  const before = kitchen.house.stateHash();
  const [reply, told] = await client.ask(header, body);
  expect([reply['success'], reply['type'], told['errorCode']]).toEqual([false, 'globalError', errorCode]);
  expect(kitchen.heard().filter((message) => message.startsWith('['))).toEqual([]);
  expect(kitchen.house.stateHash()).toBe(before);
  expect(kitchen.journal.map(({ facts }) => facts['effect'])).toEqual(['forbid']);
});
