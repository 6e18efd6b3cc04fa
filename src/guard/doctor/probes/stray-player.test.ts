import { expect, it } from 'vitest';
import { DOORS, GATEWAY, sceneOf } from '../../../../test/rig/doctor.ts';
import type { Scene } from '../probe.ts';
import { strayPlayer } from './stray-player.ts';

it('passes where each is in a segment of players, or in a network of this computer', async () => {
  expect((await strayPlayer.look(sceneOf({}, GATEWAY))).verdict).toBe('pass');
  const near = sceneOf({ cards: { eth0: ['192.168.1.2/24'] } }, DOORS);
  expect(await strayPlayer.look(near)).toMatchObject({
    verdict: 'pass',
    evidence: ['Every player is where it belongs.'],
  });
  expect((await strayPlayer.look(sceneOf({}, 'players: { Sim: { address: 127.20.0.11 } }'))).verdict).toBe(
    'pass',
  );
});

it('fails where one is outside its segment', async () => {
  const scene = sceneOf({}, GATEWAY);
  const kitchen = { room: 'Kitchen', address: '10.0.10.9', guardedAt: '10.0.10.9' };
  const config = {
    ...(scene.config as NonNullable<Scene['config']>),
    players: new Map([['Kitchen', kitchen]]),
  };
  expect(await strayPlayer.look({ ...scene, config })).toEqual({
    verdict: 'fail',
    evidence: ['Kitchen (10.0.10.9) is in no segment that holds players.'],
    cures: ['Give Kitchen an address in 10.0.30.0/24'],
    sent: [],
  });
});

it('cannot tell of one behind a router', async () => {
  const scene = sceneOf({ cards: { eth0: ['192.168.2.2/24'] } }, DOORS);
  expect(await strayPlayer.look(scene)).toEqual({
    verdict: 'inconclusive',
    evidence: [
      'Kitchen (192.168.1.20) is in no network of this computer: it is behind a router, or its address is wrong.',
    ],
    cures: ['ip route get 192.168.1.20', 'tonewall audit 192.168.1.20'],
    sent: [],
  });
});

it('is no matter without players', async () => {
  expect((await strayPlayer.look(sceneOf({}))).verdict).toBe('not-applicable');
  expect((await strayPlayer.look(sceneOf({}, 'players: {}'))).verdict).toBe('not-applicable');
});
