import { expect, it } from 'vitest';
import { sceneOf } from '../../../../test/rig/doctor.ts';
import { publicPlayer } from './public-player.ts';

const look = (...addresses: readonly string[]) =>
  publicPlayer.look(
    sceneOf(
      {},
      `players:${addresses.length === 0 ? ' {}' : addresses.map((address, index) => `\n  Room ${index}: { address: ${address} }`).join('')}\n`,
    ),
  );

it('fails with an address of the internet (RFC 1918 §3 has the private ones)', async () => {
  expect(await look('192.168.1.20', '198.51.100.7', '172.32.0.1')).toEqual({
    verdict: 'fail',
    evidence: [
      'Room 1 has 198.51.100.7, an address of the internet.',
      'Room 2 has 172.32.0.1, an address of the internet.',
    ],
    cures: [
      'Put it behind the router, into a network with private addresses',
      'Take port forwards and DMZ entries that point to it away from the router',
    ],
    sent: [],
  });
});

it('passes with private ones', async () => {
  expect(await look('10.0.30.21', '172.16.0.1', '192.168.1.20', '169.254.3.4')).toMatchObject({
    verdict: 'pass',
    evidence: ['Every player has a private address.'],
  });
});

it('is no matter without players', async () => {
  expect((await look()).verdict).toBe('not-applicable');
  expect((await publicPlayer.look(sceneOf({}))).verdict).toBe('not-applicable');
});
