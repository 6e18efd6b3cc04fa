import { expect, it } from 'vitest';
import { cardFiles, GATEWAY, seenCards, sceneOf } from '../../../../test/rig/doctor.ts';
import { snoopingWithoutQuerier } from './snooping-without-querier.ts';

const look = (files: Readonly<Record<string, string>>) =>
  snoopingWithoutQuerier.look(sceneOf({ files }, GATEWAY));

it('fails where a bridge snoops and asks nobody', async () => {
  expect(await look(cardFiles({ eth0: { bridge: [1, 0] }, eth1: { bridge: [1, 0] }, eth2: {} }))).toEqual({
    verdict: 'fail',
    evidence: [
      'The bridge eth1 (speakers) snoops (multicast_snooping is 1) and asks nobody (multicast_querier is 0).',
      'eth2 (home) is no bridge.',
    ],
    cures: [
      'ip link set eth1 type bridge mcast_querier 1',
      'To keep it: MulticastQuerier=yes (systemd-networkd), bridge-mcquerier 1 (ifupdown)',
      'Or let it pass multicast to everybody: ip link set eth1 type bridge mcast_snooping 0',
    ],
    sent: [],
  });
});

it('passes where it asks, or does not snoop', async () => {
  expect(await look(cardFiles({ eth1: { bridge: [1, 1] }, eth2: { bridge: [0, 0] } }))).toMatchObject({
    verdict: 'pass',
    evidence: [
      'The bridge eth1 (speakers) snoops, and asks members itself.',
      'The bridge eth2 (home) passes multicast to everybody.',
    ],
  });
});

it('is no matter where no card is a bridge, and not known where they are not to be seen', async () => {
  expect((await look(cardFiles({ eth1: {}, eth2: {} }))).verdict).toBe('not-applicable');
  expect((await look(seenCards(['eth1', 'eth2']))).verdict).toBe('inconclusive');
});
