import { expect, it } from 'vitest';
import { connected, OFFICE } from '../rig/local-api.ts';

const KITCHEN = 'RINCON_000E58A0000101400';
const MUSE_HOUSEHOLD = 'Sonos_FixtureHouseholdAAAAAAAAAA.FixtureLocationKeyAAAA';
const COMMON = { householdId: MUSE_HOUSEHOLD, locationId: 'lc_00000000000000000000000000000000' };

// sonos-websocket get_household_id
it('an empty command fails and tells the household', () => {
  const { say } = connected();
  expect(say({})).toEqual([
    [
      expect.objectContaining({ householdId: MUSE_HOUSEHOLD, success: false }),
      expect.objectContaining({ _objectType: 'globalError', errorCode: expect.any(String) }),
    ],
  ]);
});

it.each([
  ['unknown namespace', { namespace: 'bogus:1', command: 'x' }, 'ERROR_UNSUPPORTED_NAMESPACE'],
  ['unknown command', { namespace: 'playback:1', command: 'explode' }, 'ERROR_UNSUPPORTED_COMMAND'],
  [
    'inherited names are no commands',
    { namespace: 'playback:1', command: 'toString' },
    'ERROR_UNSUPPORTED_COMMAND',
  ],
  ['missing object', { namespace: 'playback:1', command: 'play' }, 'ERROR_MISSING_PARAMETERS'],
  [
    'another player',
    { namespace: 'playerVolume:1', command: 'getVolume', playerId: OFFICE },
    'ERROR_INVALID_OBJECT_ID',
  ],
])('refuses: %s', (_what, header, errorCode) => {
  const { say } = connected();
  expect(say({ ...header, cmdId: '9' })).toEqual([
    [
      expect.objectContaining({ success: false, cmdId: '9', type: 'globalError' }),
      expect.objectContaining({ _objectType: 'globalError', errorCode }),
    ],
  ]);
});

it('says where a group went that this player does not coordinate', () => {
  const { say } = connected();
  const ask = (groupId: string) => say({ namespace: 'groupVolume:1', command: 'getVolume', groupId });
  expect(ask(`${OFFICE}:1`)).toEqual([
    [
      expect.objectContaining({ success: false, type: 'groupCoordinatorChanged' }),
      {
        _objectType: 'groupCoordinatorChanged',
        groupStatus: 'GROUP_STATUS_MOVED',
        groupName: 'Office',
        websocketUrl: 'wss://192.0.2.22:1443/websocket/api',
        playerId: OFFICE,
      },
    ],
  ]);
  expect(ask('RINCON_NOBODY:7')).toEqual([
    [expect.anything(), { _objectType: 'groupCoordinatorChanged', groupStatus: 'GROUP_STATUS_GONE' }],
  ]);
});

// Header fields of replies and events as captured in 2026-09 (x2rock FrameTest)
it('a subscription is acknowledged, begins with the state and tells what differs, once', () => {
  const { session, say, sent, kitchen } = connected();
  const target = { playerId: KITCHEN };
  expect(say({ namespace: 'playerVolume:1', command: 'subscribe', cmdId: '5', ...target })).toEqual([
    [
      {
        namespace: 'playerVolume:1',
        ...COMMON,
        response: 'subscribe',
        success: true,
        type: 'none',
        cmdId: '5',
        ...target,
      },
      {},
    ],
    [
      { namespace: 'playerVolume:1', ...COMMON, ...target, name: 'playerVolume', type: 'playerVolume' },
      { volume: 20, muted: false, fixed: false },
    ],
  ]);
  sent.length = 0;
  session.stateChanged();
  expect(sent).toEqual([]);
  kitchen.rendering.mute.Master = true;
  session.stateChanged();
  session.stateChanged();
  expect(sent).toEqual([
    [expect.objectContaining({ type: 'playerVolume' }), { volume: 20, muted: true, fixed: false }],
  ]);
  say({ namespace: 'playerVolume:1', command: 'unsubscribe', ...target });
  sent.length = 0;
  kitchen.rendering.mute.Master = false;
  session.stateChanged();
  expect(sent).toEqual([]);
});

it('a subscriber of a group learns that it went', () => {
  const { session, say, sent, world } = connected();
  say({ namespace: 'playback:1', command: 'subscribe', groupId: `${KITCHEN}:1` });
  world.household.groups = [{ id: `${OFFICE}:2`, coordinator: OFFICE, members: [OFFICE, KITCHEN] }];
  sent.length = 0;
  session.stateChanged();
  session.stateChanged();
  expect(sent).toEqual([
    [
      {
        namespace: 'playback:1',
        ...COMMON,
        groupId: `${KITCHEN}:1`,
        name: 'groupCoordinatorChanged',
        type: 'groupCoordinatorChanged',
      },
      {
        _objectType: 'groupCoordinatorChanged',
        groupStatus: 'GROUP_STATUS_MOVED',
        groupName: 'Office + 1',
        websocketUrl: 'wss://192.0.2.22:1443/websocket/api',
        playerId: OFFICE,
      },
    ],
  ]);
});

it('lists groups and players so that a client finds itself by its URL', () => {
  const { say } = connected();
  const [reply] = say({ namespace: 'groups:1', command: 'getGroups', householdId: MUSE_HOUSEHOLD });
  expect(reply).toEqual([
    expect.objectContaining({ response: 'getGroups', success: true, type: 'groups' }),
    expect.objectContaining({
      _objectType: 'groups',
      partial: false,
      groups: [
        expect.objectContaining({
          id: `${KITCHEN}:1`,
          name: 'Kitchen',
          coordinatorId: KITCHEN,
          playerIds: [KITCHEN],
        }),
        expect.objectContaining({
          id: `${OFFICE}:1`,
          name: 'Office',
          coordinatorId: OFFICE,
          playerIds: [OFFICE],
        }),
      ],
      players: [
        expect.objectContaining({
          id: KITCHEN,
          websocketUrl: 'wss://192.0.2.21:1443/websocket/api',
          capabilities: ['PLAYBACK', 'CLOUD', 'AUDIO_CLIP'],
        }),
        expect.objectContaining({ id: OFFICE }),
      ],
    }),
  ]);
});

it('acts through the same actions as SOAP', () => {
  const { say, acted, kitchen } = connected();
  const group = { groupId: `${KITCHEN}:1` };
  say({ namespace: 'playerVolume:1', command: 'setVolume', playerId: KITCHEN }, { volume: 33 });
  say({ namespace: 'playback:1', command: 'play', ...group });
  say({ namespace: 'playback:1', command: 'seek', ...group }, { positionMillis: 3_723_000 });
  say({ namespace: 'playback:1', command: 'setPlayModes', ...group }, { playModes: { shuffle: true } });
  say({ namespace: 'groups:1', command: 'modifyGroupMembers', ...group }, { playerIdsToAdd: [OFFICE] });
  expect(kitchen.rendering.volume.Master).toBe(33);
  expect(acted).toEqual([
    'Kitchen RenderingControl SetVolume {"InstanceID":"0","Channel":"Master","DesiredVolume":"33"}',
    'Kitchen AVTransport Play {"InstanceID":"0","Speed":"1"}',
    'Kitchen AVTransport Seek {"InstanceID":"0","Unit":"REL_TIME","Target":"1:02:03"}',
    'Kitchen AVTransport SetPlayMode {"InstanceID":"0","NewPlayMode":"SHUFFLE_NOREPEAT"}',
    'Kitchen AVTransport SetCrossfadeMode {"InstanceID":"0","CrossfadeMode":"0"}',
    `Office AVTransport SetAVTransportURI {"InstanceID":"0","CurrentURI":"x-rincon:${KITCHEN}","CurrentURIMetaData":""}`,
  ]);
});

it('a fault of SOAP is an error here', () => {
  const { say } = connected({ faulting: 701 });
  expect(say({ namespace: 'playback:1', command: 'play', groupId: `${KITCHEN}:1` })).toEqual([
    [
      expect.objectContaining({ success: false }),
      { _objectType: 'globalError', errorCode: 'ERROR_NO_CONTENT', reason: 'UPnP error 701' },
    ],
  ]);
});

it.each([
  [101, 'ERROR_INVALID_PARAMETER'],
  ['50', 'ERROR_MISSING_PARAMETERS'],
])('volume %s is refused', (volume, errorCode) => {
  const { say, acted } = connected();
  const [reply] = say({ namespace: 'playerVolume:1', command: 'setVolume', playerId: 'local' }, { volume });
  expect(reply).toEqual([expect.anything(), expect.objectContaining({ errorCode })]);
  expect(acted).toEqual([]);
});

it('what is not a pair is refused', () => {
  const { receive, sent } = connected();
  for (const text of ['', 'null', '{}', '[]', '[1,2]', '[[],{}]']) receive(text);
  expect(sent).toHaveLength(6);
  expect(new Set(sent.map((reply) => JSON.stringify(reply))).size).toBe(1);
});
