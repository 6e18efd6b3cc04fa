import { expect, it } from 'vitest';
import { itemOf } from '../../media/items.ts';
import { samplePlayer } from '../../rig/sample.ts';
import type { PlayerState } from '../../state/player.ts';
import { transportActions, validPlayModes } from './allowed-actions.ts';

const TRACKS = ['x-sonos-http:a.mp3', 'x-sonos-http:b.mp3'].map((uri) => itemOf(uri, ''));

function playing(uri: string, { build = '56.0-76060', track = 1, playMode = 'NORMAL' } = {}): PlayerState {
  const player = samplePlayer({ model: 'S5', build, queue: { updateId: 0, tracks: TRACKS } });
  Object.assign(player.transport, { uri, track, playMode });
  return player;
}

const QUEUE = 'x-rincon-queue:RINCON_000E58A0000101400#0';

it.each([
  // jishi/node-sonos-discovery avtransportlastchange.xml
  [playing(QUEUE, { build: '31.8-24090' }), 'Set, Play, Stop, Pause, Seek, Next, Previous'],
  // avtransportlastchange_subsonic.json: the first track of a queue that does not repeat.
  [playing(QUEUE), 'Set, Stop, Pause, Play, X_DLNA_SeekTime, Next, X_DLNA_SeekTrackNr'],
  [playing(QUEUE, { track: 2 }), 'Set, Stop, Pause, Play, X_DLNA_SeekTime, Previous, X_DLNA_SeekTrackNr'],
  // A queue that repeats has a track before the first.
  [
    playing(QUEUE, { playMode: 'REPEAT_ALL' }),
    'Set, Stop, Pause, Play, X_DLNA_SeekTime, Next, Previous, X_DLNA_SeekTrackNr',
  ],
  // frankensonos gena_notify_avt_initial_s1.xml and _s2.xml
  [
    playing('x-sonos-spotify:spotify%3atrack%3a0?sid=12'),
    'Set, Stop, Pause, Play, X_DLNA_SeekTime, X_DLNA_SeekTrackNr',
  ],
  [playing(''), 'Set'],
  // avtransportlastchange_custom_radio.json, SoCo source_linein.xml
  [playing('x-rincon-mp3radio://a.example/radio'), 'Set, Stop, Play'],
  [playing('x-rincon-stream:RINCON_949F3E5352EC01400'), 'Set, Stop, Play'],
])('offers what the source allows (%#)', (player, actions) => {
  expect(transportActions(player)).toBe(actions);
});

it('offers play modes for a queue, crossfade for a track, nothing for radio', () => {
  const uris = [QUEUE, 'x-sonos-spotify:spotify%3atrack%3a0?sid=12', 'x-rincon-mp3radio://a.example/radio'];
  expect(uris.map((uri) => validPlayModes(playing(uri)))).toEqual([
    'SHUFFLE,REPEAT,REPEATONE,CROSSFADE',
    'CROSSFADE',
    '',
  ]);
});
