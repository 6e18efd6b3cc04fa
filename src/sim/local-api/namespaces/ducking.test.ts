import { expect, it } from 'vitest';
import { sampleHousehold, samplePlayer, sampleWorld } from '../../rig/sample.ts';
import { createSteeredClock } from '../../rig/steered-clock.ts';
import { done } from '../../world.ts';
import { dispatch } from '../dispatch.ts';
import type { MuseContext } from '../namespace.ts';

function ducking() {
  const player = samplePlayer();
  const clock = createSteeredClock();
  let changes = 0;
  const changed = (): void => void (changes += 1);
  const world = { ...sampleWorld(sampleHousehold([player])), clock, changed };
  const context: MuseContext = { world, player, act: () => done(), clips: [], sessions: new Map() };
  const say = (command: string, body = {}) =>
    dispatch(context, { header: { namespace: 'playerVolume:1', command, playerId: player.id }, body });
  const isDucking = (): unknown => {
    const header = { namespace: 'playback:1', command: 'getPlaybackStatus', groupId: `${player.id}:1` };
    return dispatch(context, { header, body: {} }).body.isDucking;
  };
  return { player, clock, say, isDucking, changes: () => changes };
}

// docs.sonos.com, playerVolume duck
it('makes what plays quieter and leaves the volume alone', () => {
  const { player, say, isDucking, changes } = ducking();
  expect(say('duck')).toEqual({ kind: 'done', type: 'none', body: {} });
  expect([isDucking(), player.rendering.volume.Master, changes()]).toEqual([true, 20, 1]);
  say('unduck');
  expect([isDucking(), changes()]).toEqual([false, 2]);
});

it('ends by itself, and begins its time anew when it is asked again', () => {
  const { clock, say, isDucking } = ducking();
  say('duck', { durationMillis: 1000 });
  clock.advance(900);
  say('duck', { durationMillis: 1000 });
  clock.advance(900);
  expect(isDucking()).toBe(true);
  clock.advance(200);
  expect(isDucking()).toBe(false);
});

it('unduck is accepted when nothing is ducked', () => {
  const { say, changes } = ducking();
  expect(say('unduck').kind).toBe('done');
  expect(changes()).toBe(0);
});

it.each([-1, 1e12])('refuses a duration of %i', (durationMillis) => {
  const { say, isDucking } = ducking();
  expect(say('duck', { durationMillis })).toMatchObject({ body: { errorCode: 'ERROR_INVALID_PARAMETER' } });
  expect(isDucking()).toBe(false);
});
