import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../wire/json/read.ts';
import type { UnderstoodCommand } from '../request/understood.ts';
import { reachOf } from './reach.ts';
import { volumeEffectIn } from './volumes.ts';

function command(
  name: string,
  body: JsonObject = {},
  objects: UnderstoodCommand['objects'] = {},
): UnderstoodCommand {
  const [namespace = '', action = ''] = name.split('.');
  const riskClass = action.startsWith('get') ? 'read' : 'playback';
  return {
    kind: 'command',
    action: { kind: 'local-api', id: `local-api.${name}`, riskClass },
    namespace,
    command: action,
    objects,
    body,
    places: [],
  };
}

describe('how loud a command may make a room', () => {
  it.each<[string, JsonObject, unknown]>([
    ['playerVolume.setVolume', { volume: 30 }, { kind: 'to', level: 30 }],
    ['playerVolume.setRelativeVolume', { volumeDelta: 5 }, { kind: 'by', level: 5 }],
    ['playerVolume.setRelativeVolume', { volumeDelta: -5 }, undefined],
    ['playerVolume.setMute', { muted: false }, undefined],
    ['playerVolume.setMute', { muted: true }, { kind: 'each-to', level: 0 }],
    ['groupVolume.setMute', { muted: true }, { kind: 'each-to', level: 0 }],
    ['groupVolume.setVolume', { volume: 30 }, { kind: 'group-to', level: 30 }],
    ['groupVolume.setRelativeVolume', { volumeDelta: -5 }, { kind: 'group-by', level: -5 }],
    ['audioClip.loadAudioClip', { name: 'a', volume: 90 }, { kind: 'to', level: 90 }],
    ['audioClip.loadAudioClip', { name: 'a' }, undefined],
    ['settings.setPlayerSettings', { volumeMode: 'FIXED' }, { kind: 'to', level: 100 }],
    ['settings.updateSettingsGroup', { volumeMode: 'PASS_THROUGH' }, { kind: 'to', level: 100 }],
    ['settings.setPlayerSettings', { volumeScalingFactor: 1 }, { kind: 'unknown' }],
    ['settings.setPlayerSettings', { monoMode: true }, undefined],
    ['playback.play', {}, undefined],
  ])('%s %j', (name, body, effect) => {
    expect(volumeEffectIn(command(name, body))).toEqual(effect);
  });
});

describe('the rooms that a command changes', () => {
  const [KITCHEN, BAR, STUDY] = ['01', '02', '03'].map((end) => `RINCON_000E58A000${end}01400`);
  const together = ['Kitchen', 'Bar'];
  const groups: Readonly<Record<string, readonly string[]>> = {
    [`${KITCHEN}`]: together,
    [`${BAR}`]: together,
    [`${STUDY}`]: ['Study'],
  };
  const topology = {
    rooms: ['Kitchen', 'Bar', 'Study'],
    groupOf: (id: string) => groups[id],
    groupWithId: (id: string) => (id === `${BAR}:7` ? together : id === `${STUDY}:2` ? ['Study'] : undefined),
  };
  const from = { room: 'Kitchen', playerId: KITCHEN ?? '', topology };

  it.each<[string, UnderstoodCommand, readonly string[]]>([
    ['a question', command('playback.getPlaybackStatus', {}, { groupId: `${BAR}:7` }), ['Kitchen']],
    ['a player', command('playerVolume.setVolume', { volume: 1 }, { playerId: 'local' }), ['Kitchen']],
    ['a group by its id', command('playback.play', {}, { groupId: `${BAR}:7` }), ['Kitchen', 'Bar']],
    [
      'a group of others: that of the player as well',
      command('playback.play', {}, { groupId: `${STUDY}:2` }),
      ['Kitchen', 'Bar', 'Study'],
    ],
    [
      'a group that is gone: that of the player',
      command('playback.play', {}, { groupId: `${STUDY}:1` }),
      ['Kitchen', 'Bar', 'Study'],
    ],
    [
      'a group of nobody',
      command('playback.play', {}, { groupId: 'RINCON_000E58A0009901400:1' }),
      ['Kitchen', 'Bar', '?'],
    ],
    ['a session', command('playbackSession.suspend', {}, { sessionId: 's' }), ['Kitchen', 'Bar']],
    [
      'the television',
      command('homeTheater.loadHomeTheaterPlayback', {}, { playerId: 'local' }),
      ['Kitchen', 'Bar'],
    ],
    [
      'rooms that are to play together',
      command('groups.createGroup', { playerIds: [`${STUDY}`] }, { householdId: 'local' }),
      ['Kitchen', 'Study'],
    ],
    [
      'a room that nobody knows',
      command('groups.createGroup', { playerIds: ['RINCON_000E58A0009901400'] }, { householdId: 'local' }),
      ['Kitchen', '?'],
    ],
  ])('%s', (_, asked, rooms) => {
    expect(reachOf(asked, from)).toEqual(rooms);
  });
});
