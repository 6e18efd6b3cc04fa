import { expect, it } from 'vitest';
import { DOORS, sceneOf } from '../../../../test/rig/doctor.ts';
import { playerAtOwnAddress } from './player-at-own-address.ts';

const look = (cards: Readonly<Record<string, readonly string[]>>, config?: string) =>
  playerAtOwnAddress.look(sceneOf({ cards }, config));

it('fails where a player has an address of this computer', async () => {
  expect(await look({ 'eth0:1': ['192.168.1.20/24'] }, DOORS)).toEqual({
    verdict: 'fail',
    evidence: ['Kitchen is said to be at 192.168.1.20, which this computer has itself (eth0).'],
    cures: [
      'Write the address that Kitchen has into the configuration: tonewall audit finds it',
      "Or, where 192.168.1.20 is the player's: ip address show dev eth0, and take it away there with ip address del",
    ],
    sent: [],
  });
});

it('passes where none has; a simulated one on loopback is no matter', async () => {
  expect((await look({ eth0: ['192.168.1.120/24'] }, DOORS)).verdict).toBe('pass');
  const sim = 'players: { Sim: { address: 127.0.0.1, guarded-at: 127.30.0.11 } }';
  expect((await look({ lo: ['127.0.0.1/8'] }, sim)).verdict).toBe('pass');
});

it('is no matter without players', async () => {
  expect((await look({})).verdict).toBe('not-applicable');
  expect((await look({}, 'players: {}')).verdict).toBe('not-applicable');
});
