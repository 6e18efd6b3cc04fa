import { describe, expect, it } from 'vitest';
import { parseMuseCommand } from '../../wire/muse/command.ts';
import { understandCommand } from './understand-command.ts';

const KITCHEN = 'RINCON_000E58A0000101400';

function understood(header: object, body: object = {}) {
  const command = parseMuseCommand(JSON.stringify([header, body]));
  if (!command.ok) throw new Error(command.error.detail);
  return understandCommand(command.value, {
    playerId: KITCHEN,
    inward: (text) => text.replaceAll('192.0.2.111', '192.0.2.11'),
  });
}

describe('a command that is known', () => {
  it('keeps its object, the household and the members that are known', () => {
    const header = {
      namespace: 'playback:1',
      command: 'setPlayModes',
      groupId: 'RINCON_A:1',
      householdId: 'Sonos_x.y',
      playerId: KITCHEN,
      cmdId: 'c',
      extra: 1,
    };
    const modes = { _objectType: 'playMode', repeat: true, shuffle: null };
    expect(understood(header, { playModes: modes, _objectType: 'x' })).toEqual({
      ok: true,
      value: {
        kind: 'command',
        action: { kind: 'local-api', id: 'local-api.playback.setPlayModes', riskClass: 'playback' },
        namespace: 'playback',
        command: 'setPlayModes',
        objects: { householdId: 'Sonos_x.y', groupId: 'RINCON_A:1' },
        body: { playModes: { repeat: true } },
        places: [],
      },
    });
  });

  it('names the places that the player would fetch from, as the player knows them', () => {
    const clip = { name: 'a', appId: 'b', streamUrl: 'http://192.0.2.111:8000/a.mp3' };
    const session = {
      streamUrl: 'https://radio.example/x',
      stationMetadata: { imageUrl: 'http://art.example/y.png' },
    };
    const places = [
      understood({ namespace: 'audioClip:1', command: 'loadAudioClip', playerId: 'local' }, clip),
      understood({ namespace: 'playbackSession:1', command: 'loadStreamUrl', sessionId: 's' }, session),
      understood(
        { namespace: 'audioClip:1', command: 'loadAudioClip', playerId: 'local' },
        { ...clip, streamUrl: 'gopher://x' },
      ),
      understood(
        { namespace: 'playbackSession:1', command: 'loadCloudQueue', sessionId: 's' },
        {
          queueBaseUrl: 'https://queue.example/v1',
          trackMetadata: { mediaUrl: 'http://media.example/a.mp3', imageUrl: 'http://art.example/a.png' },
        },
      ),
    ].map((read) => read.ok && read.value.places);
    expect(places).toEqual([
      [{ scheme: 'http', host: '192.0.2.11', use: 'media' }],
      [
        { scheme: 'https', host: 'radio.example', use: 'media' },
        { scheme: 'http', host: 'art.example', use: 'art' },
      ],
      [
        { scheme: 'unknown', host: 'unknown', use: 'media' },
        { scheme: 'gopher', host: 'x', use: 'media' },
      ],
      [
        { scheme: 'https', host: 'queue.example', use: 'media' },
        { scheme: 'http', host: 'media.example', use: 'media' },
        { scheme: 'http', host: 'art.example', use: 'art' },
      ],
    ]);
  });

  it.each<[string, object, string]>([
    ['setPlayerSettings', { monoMode: true }, 'audio-settings'],
    ['setPlayerSettings', { wifiDisable: false }, 'system'],
    ['getPlayerSettings', {}, 'read'],
  ])('%s %j is of class %s', (command, body, riskClass) => {
    expect(understood({ namespace: 'settings', command, playerId: KITCHEN }, body)).toMatchObject({
      value: { action: { riskClass } },
    });
  });

  it('without a call asks for the household', () => {
    expect(understood({ cmdId: 'c' }, { anything: 1 })).toMatchObject({
      ok: true,
      value: { action: { id: 'local-api.household', riskClass: 'read' }, objects: {}, body: {} },
    });
  });
});

it.each<[object, object, string, string, string]>([
  [
    { namespace: 'nothing', command: 'x' },
    {},
    'unknown-action',
    'ERROR_UNSUPPORTED_NAMESPACE',
    'the namespace is not known here',
  ],
  [
    { namespace: 'playbackSession', command: 'refreshCloudQueue', sessionId: 's' },
    {},
    'unknown-action',
    'ERROR_UNSUPPORTED_COMMAND',
    'the command is not known here',
  ],
  [
    { namespace: 'playbackSession', command: 'subscribe', sessionId: 's' },
    {},
    'unknown-action',
    'ERROR_UNSUPPORTED_COMMAND',
    'the command is not known here',
  ],
  [
    { namespace: 'playback', command: 'play', playerId: KITCHEN },
    {},
    'bad-arguments',
    'ERROR_MISSING_PARAMETERS',
    'the header names no groupId',
  ],
  [
    { namespace: 'playback', command: 'play', groupId: 'a b' },
    {},
    'bad-arguments',
    'ERROR_INVALID_OBJECT_ID',
    'the groupId is none',
  ],
  [
    { namespace: 'playback', command: 'play', groupId: 'a', householdId: 'a/b' },
    {},
    'bad-arguments',
    'ERROR_INVALID_OBJECT_ID',
    'the groupId is none',
  ],
  [
    { namespace: 'playerVolume', command: 'getVolume', playerId: 'RINCON_B' },
    {},
    'bad-arguments',
    'ERROR_INVALID_OBJECT_ID',
    'a player speaks for itself alone',
  ],
])('%j %j is refused', (header, body, reason, museError, detail) => {
  expect(understood(header, body)).toMatchObject({ ok: false, error: { reason, museError, detail } });
});

it.each<[string, object]>([
  ['groupVolume.setVolume', { volume: 10.5 }],
  ['groupVolume.setVolume', { volume: -1 }],
  ['groupVolume.setRelativeVolume', { volumeDelta: 101 }],
  ['groupVolume.setMute', { muted: 'true' }],
  ['playback.play', { speed: 1 }],
  ['playback.seek', { positionMillis: -1 }],
  ['playback.setPlayModes', { playModes: { repeat: true, more: true } }],
  ['groups.setGroupMembers', { playerIds: Array.from({ length: 65 }, () => 'RINCON_A') }],
  ['favorites.loadFavorite', { favoriteId: '1', action: 'DELETE' }],
])('%s with %j does not fit', (name, body) => {
  const [namespace = '', command = ''] = name.split('.');
  expect(understood({ namespace, command, groupId: 'RINCON_A:1' }, body)).toMatchObject({
    ok: false,
    error: { reason: 'bad-arguments', museError: 'ERROR_INVALID_PARAMETER', about: `local-api.${name}` },
  });
});
