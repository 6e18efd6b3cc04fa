import { expect, it } from 'vitest';
import { cardFiles, GATEWAY, sceneOf, seenCards } from '../../../../test/rig/doctor.ts';
import { interfaceDown } from './interface-down.ts';

const look = (files: Readonly<Record<string, string>>) => interfaceDown.look(sceneOf({ files }, GATEWAY));

it('passes where each is up', async () => {
  expect(await look(cardFiles({ eth0: {}, eth1: {}, eth2: {} }))).toMatchObject({
    verdict: 'pass',
    evidence: ['eth1 (speakers) is up.', 'eth2 (home) is up.', 'eth0 (internet) is up.'],
  });
});

it('fails where one is switched off or has no carrier; of one that is missing another probe tells', async () => {
  expect(
    await look(cardFiles({ eth1: { flags: '0x1002', state: 'down' }, eth2: { state: 'down' } })),
  ).toEqual({
    verdict: 'fail',
    evidence: [
      'eth1 (speakers) is switched off.',
      'eth2 (home) is on and has no carrier.',
      'eth0 (internet) is not there.',
    ],
    cures: ['ip link set eth1 up', 'Look at the cable of eth2 and at its other end'],
    sent: [],
  });
});

it('cannot tell where /sys is not its own', async () => {
  expect((await look(seenCards(['eth0', 'eth1', 'eth2']))).verdict).toBe('inconclusive');
});

it('is no matter where none is there', async () => {
  expect((await look(seenCards(['lo']))).verdict).toBe('not-applicable');
});
