import { expect, it } from 'vitest';
import { DOORS, GATEWAY, sceneOf, seenCards } from '../../../../test/rig/doctor.ts';
import { missingInterface } from './missing-interface.ts';

const look = (cards: readonly string[], config = GATEWAY) =>
  missingInterface.look(sceneOf({ files: seenCards(cards) }, config));

it('passes where each is there', async () => {
  expect(await look(['lo', 'eth0', 'eth1', 'eth2'])).toEqual({
    verdict: 'pass',
    evidence: ['eth1 (speakers) is there.', 'eth2 (home) is there.', 'eth0 (internet) is there.'],
    cures: [],
    sent: [],
  });
});

it('fails where one is not, and says what there is', async () => {
  expect(await look(['lo', 'eth0', 'eth1', 'enp2s0'])).toEqual({
    verdict: 'fail',
    evidence: [
      'eth1 (speakers) is there.',
      'eth2 (home) is not there; there are enp2s0, eth0, eth1, lo.',
      'eth0 (internet) is there.',
    ],
    cures: ['Write another interface for home into the configuration: ip link shows them'],
    sent: [],
  });
});

it('knows how a VLAN device is made of a card that is there', async () => {
  const config = GATEWAY.replace('interface: eth2', 'interface: eth1.30');
  expect((await look(['eth0', 'eth1'], config)).cures).toEqual([
    'ip link add link eth1 name eth1.30 type vlan id 30 && ip link set eth1.30 up',
  ]);
});

it('cannot tell where the system shows no cards', async () => {
  expect((await missingInterface.look(sceneOf({}, GATEWAY))).verdict).toBe('inconclusive');
});

it('does not concern who stands between no segments, or read no configuration', async () => {
  expect(await missingInterface.look(sceneOf({}, DOORS))).toMatchObject({
    verdict: 'not-applicable',
    evidence: ['The configuration names no segment with its interface.'],
  });
  expect(await missingInterface.look(sceneOf({}))).toMatchObject({
    verdict: 'not-applicable',
    evidence: ['No configuration was read.'],
  });
});
