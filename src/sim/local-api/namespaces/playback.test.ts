import { expect, it } from 'vitest';
import { connected, OFFICE } from '../../rig/local-api.ts';
import { clockText, parseClockText, playModeOf, playModesOf } from './play-modes.ts';

const HEADER = { namespace: 'playback:1', groupId: 'RINCON_000E58A0000101400:1' };
const track = (title: string) => ({
  id: title,
  parentId: 'Q:0',
  title,
  upnpClass: 'object.item.audioItem.musicTrack',
  uri: `x-file-cifs://nas/${title}.mp3`,
  protocolInfo: '',
  artist: 'The Quays',
  album: 'Harbour Songs',
  duration: 212,
});

function playing() {
  const rig = connected();
  rig.kitchen.queue = { updateId: 7, tracks: [track('one'), track('two')] };
  Object.assign(rig.kitchen.transport, {
    uri: `x-rincon-queue:${rig.kitchen.id}#0`,
    track: 1,
    state: 'PLAYING',
    playMode: 'SHUFFLE',
  });
  return rig;
}

it('tells state, place and what may be done', () => {
  expect(playing().say({ ...HEADER, command: 'getPlaybackStatus' })[0]).toEqual([
    expect.objectContaining({ success: true, type: 'playbackStatus' }),
    {
      _objectType: 'playbackStatus',
      playbackState: 'PLAYBACK_STATE_PLAYING',
      isDucking: false,
      queueVersion: '7',
      itemId: '1',
      positionMillis: 62_000,
      playModes: { _objectType: 'playMode', repeat: true, repeatOne: false, shuffle: true, crossfade: false },
      availablePlaybackActions: {
        _objectType: 'playbackAction',
        canSkip: true,
        canSkipBack: false,
        canSeek: true,
        canRepeat: true,
        canRepeatOne: true,
        canCrossfade: true,
        canShuffle: true,
        canPlay: true,
        canPause: true,
        canStop: true,
      },
    },
  ]);
});

it('tells what plays and what comes next', () => {
  const header = { ...HEADER, namespace: 'playbackMetadata:1', command: 'getMetadataStatus' };
  expect(playing().say(header)[0]).toMatchObject([
    { success: true },
    {
      container: { name: 'Queue' },
      currentItem: {
        track: {
          name: 'one',
          artist: { name: 'The Quays' },
          album: { name: 'Harbour Songs' },
          durationMillis: 212_000,
        },
      },
      nextItem: { track: { name: 'two' } },
    },
  ]);
});

// captured on idle players of 97.1
it('tells an empty container when nothing is set', () => {
  const header = { ...HEADER, namespace: 'playbackMetadata:1', command: 'getMetadataStatus' };
  expect(connected().say(header)[0]).toEqual([
    expect.anything(),
    { _objectType: 'metadataStatus', container: { _objectType: 'container', images: [] } },
  ]);
});

it('moving on is no event, pausing is', () => {
  const { session, say, sent, kitchen } = playing();
  say({ ...HEADER, command: 'subscribe' });
  sent.length = 0;
  kitchen.transport.positionAtAnchor = 90;
  session.stateChanged();
  expect(sent).toEqual([]);
  kitchen.transport.state = 'PAUSED_PLAYBACK';
  session.stateChanged();
  expect(sent).toMatchObject([[{ type: 'playbackStatus' }, { playbackState: 'PLAYBACK_STATE_PAUSED' }]]);
});

it('the line-in is that of a player that has one', () => {
  const { say, acted, office } = connected();
  const load = { ...HEADER, command: 'loadLineIn' };
  expect(say(load, { deviceId: OFFICE })[0]).toMatchObject([{}, { errorCode: 'ERROR_NOT_CAPABLE' }]);
  office.lineIn = { name: 'Line-In', icon: '', leftLevel: 1, rightLevel: 1, connected: true };
  say(load, { deviceId: OFFICE, playOnCompletion: true });
  expect(acted.map((line) => line.split(' ')[2])).toEqual(['SetAVTransportURI', 'Play']);
  expect(acted[0]).toContain(`x-rincon-stream:${OFFICE}`);
});

it.each(['NORMAL', 'REPEAT_ALL', 'REPEAT_ONE', 'SHUFFLE', 'SHUFFLE_NOREPEAT', 'SHUFFLE_REPEAT_ONE'])(
  'play mode %s survives the switches',
  (mode) => {
    expect(playModeOf(playModesOf(mode, false))).toBe(mode);
  },
);

it.each([
  [0, '0:00:00'],
  [3723.9, '1:02:03'],
])('%d seconds are %s', (seconds, text) => {
  expect(clockText(seconds)).toBe(text);
  expect(parseClockText(text)).toBe(Math.floor(seconds));
});

it('a time that is none is none', () => {
  expect(parseClockText('NOT_IMPLEMENTED')).toBeUndefined();
});
