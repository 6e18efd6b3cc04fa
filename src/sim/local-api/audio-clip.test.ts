import { expect, it } from 'vitest';
import { sampleHousehold, samplePlayer, sampleWorld } from '../rig/sample.ts';
import { done, type MediaOutcome, type World } from '../world.ts';
import { dispatch } from './dispatch.ts';
import type { MuseContext } from './namespace.ts';

function clipPlayer() {
  const player = samplePlayer();
  const fetched: string[] = [];
  let end: (outcome: MediaOutcome) => void = () => {};
  const world: World = {
    ...sampleWorld(sampleHousehold([player])),
    media: {
      start: (_name, uri, onEnd) => {
        fetched.push(uri);
        end = onEnd;
      },
      stop: () => {},
    },
  };
  const context: MuseContext = { world, player, act: () => done(), clips: [], sessions: new Map() };
  const send = (command: string, body: Record<string, string | number>) =>
    dispatch(context, { header: { namespace: 'audioClip:1', command, playerId: player.id }, body });
  return { context, fetched, send, finish: (outcome: MediaOutcome) => end(outcome) };
}

// sonos-websocket play_clip
it('a clip is really fetched, and lives until the stream ends', () => {
  const { context, fetched, send, finish } = clipPlayer();
  const outcome = send('loadAudioClip', {
    name: 'Sonos Websocket',
    appId: 'com.jjlawren.sonos_websocket',
    streamUrl: 'http://192.0.2.9/clip.mp3',
  });
  expect(outcome).toEqual({
    kind: 'done',
    type: 'audioClip',
    body: {
      _objectType: 'audioClip',
      id: expect.any(String),
      name: 'Sonos Websocket',
      appId: 'com.jjlawren.sonos_websocket',
      priority: 'LOW',
      clipType: 'CUSTOM',
      status: 'ACTIVE',
    },
  });
  expect(fetched).toEqual(['http://192.0.2.9/clip.mp3']);
  finish({ kind: 'ended', bytes: 1 });
  expect(context.clips.map((clip) => clip.status)).toEqual(['DONE']);
});

it('a clip can be cancelled, another cannot', () => {
  const { context, send } = clipPlayer();
  send('loadAudioClip', { name: 'a', appId: 'b', streamUrl: 'http://192.0.2.9/clip.mp3' });
  const [clip] = context.clips;
  expect(send('cancelAudioClip', { id: clip?.id ?? '' }).kind).toBe('done');
  expect(clip?.status).toBe('DISMISSED');
  expect(send('cancelAudioClip', { id: 'other' })).toMatchObject({
    body: { errorCode: 'ERROR_AUDIO_CLIP_ID_NOT_FOUND' },
  });
});

// docs.sonos.com, audioClip: volume is asked for, and is none of what is told
it('a clip has its own volume', () => {
  const { context, send } = clipPlayer();
  const outcome = send('loadAudioClip', { name: 'a', appId: 'b', volume: 35 });
  expect(context.clips.map((clip) => clip.volume)).toEqual([35]);
  expect(outcome.body).not.toHaveProperty('volume');
});

it.each([
  [{ volume: 101 }],
  [{ volume: -1 }],
  [{ priority: 'URGENT' }],
  [{ clipType: 'GONG' }],
  [{ name: 'x'.repeat(65) }],
  [{ appId: 'x'.repeat(128) }],
  [{ streamUrl: 'http://192.0.2.9/a.mp3', httpAuthorization: 'Bearer secret' }],
])('refuses %o', (wrong) => {
  const { context, fetched, send } = clipPlayer();
  expect(send('loadAudioClip', { name: 'a', appId: 'b', ...wrong })).toMatchObject({
    body: { errorCode: 'ERROR_INVALID_PARAMETER' },
  });
  expect([context.clips, fetched]).toEqual([[], []]);
});
