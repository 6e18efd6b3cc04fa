import { expect, it } from 'vitest';
import { cardFiles, GATEWAY, sceneOf } from '../../../../test/rig/doctor.ts';
import { interfaceWithoutAddress } from './interface-without-address.ts';

const UP = cardFiles({ eth0: {}, eth1: {}, eth2: {} });
const IPV6 = { '/proc/net/if_inet6': 'fe8000000000000000fc00fffe000001 04 40 20 80     eth1\n' };
const CARDS = { eth0: ['198.51.100.1/24'], eth1: ['10.0.30.1/24'], eth2: ['10.0.10.1/24'] };
const look = (cards: Readonly<Record<string, readonly string[]>>, files = UP) =>
  interfaceWithoutAddress.look(sceneOf({ cards, files }, GATEWAY));

it('passes where each has one in its network, and tells of IPv6', async () => {
  expect(await look(CARDS, { ...UP, ...IPV6 })).toEqual({
    verdict: 'pass',
    evidence: [
      'eth1 (speakers) has 10.0.30.1/24, 1 address of IPv6.',
      'eth2 (home) has 10.0.10.1/24.',
      'eth0 (internet) has 198.51.100.1/24.',
    ],
    cures: [],
    sent: [],
  });
});

it('fails where one has none, or one of another network', async () => {
  expect(await look({ eth1: ['10.0.31.1/24'] })).toEqual({
    verdict: 'fail',
    evidence: [
      'eth1 (speakers) has no address in 10.0.30.0/24; it has 10.0.31.1/24.',
      'eth2 (home) has no address in 10.0.10.0/24; it has none at all.',
      'eth0 (internet) has no IPv4 address; it has none at all.',
    ],
    cures: [
      'ip address add 10.0.30.1/24 dev eth1',
      'ip address add 10.0.10.1/24 dev eth2',
      'Let eth0 have an address from the provider: dhclient eth0, or the configuration of the system',
    ],
    sent: [],
  });
});

it('cannot tell of a card that is down, as its addresses are not shown', async () => {
  const down = cardFiles({ eth0: {}, eth1: { state: 'down' }, eth2: {} });
  expect(await look({ ...CARDS, eth1: [] }, down)).toMatchObject({
    verdict: 'inconclusive',
    cures: ['ip address show dev eth1'],
  });
});

it('is no matter where none is there', async () => {
  expect((await look({}, cardFiles({ lo: {} }))).verdict).toBe('not-applicable');
});
