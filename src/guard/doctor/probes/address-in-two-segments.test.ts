import { expect, it } from 'vitest';
import { GATEWAY, sceneOf } from '../../../../test/rig/doctor.ts';
import { addressInTwoSegments } from './address-in-two-segments.ts';

const arp = (...lines: readonly string[]) => ({
  '/proc/net/arp': [
    'IP address       HW type     Flags       HW address            Mask     Device',
    ...lines,
    '',
  ].join('\n'),
});
const heard = (address: string, card: string, flags = '0x2') =>
  `${address} 0x1 ${flags} 02:fc:00:00:00:05 * ${card}`;
const look = (cards: Readonly<Record<string, readonly string[]>>, files = {}) =>
  addressInTwoSegments.look(sceneOf({ cards, files }, GATEWAY));

const CARDS = { eth0: ['198.51.100.1/24'], eth1: ['10.0.30.1/24'], eth2: ['10.0.10.1/24'] };

it('passes where networks differ and everybody is behind one card', async () => {
  const files = arp(
    heard('10.0.30.21', 'eth1'),
    heard('10.0.30.21', 'eth2', '0x0'),
    heard('10.0.30.21', 'docker0'),
  );
  expect((await look({ ...CARDS, docker0: ['10.0.10.2/24'] }, files)).verdict).toBe('pass');
});

it.each([
  ['10.0.30.1/24', 'the same address'],
  ['10.0.30.2/24', 'the same network'],
  ['10.0.0.9/8', 'a network around it'],
])('fails with %s behind another card: %s', async (other) => {
  expect(await look({ ...CARDS, eth2: [other] })).toEqual({
    verdict: 'fail',
    evidence: [`eth1 has 10.0.30.1/24, and eth2 has ${other}: one network behind two cards.`],
    cures: [`ip address del ${other} dev eth2`, 'Give the segment behind eth2 another network'],
    sent: [],
  });
});

it('takes two addresses of one card for one segment', async () => {
  expect((await look({ ...CARDS, eth1: ['10.0.30.1/24', '10.0.30.2/24'] })).verdict).toBe('pass');
});

it('fails where a neighbour was heard behind two cards', async () => {
  expect(await look(CARDS, arp(heard('10.0.30.21', 'eth1'), heard('10.0.30.21', 'eth2')))).toMatchObject({
    verdict: 'fail',
    evidence: ['10.0.30.21 was heard behind eth1 and eth2.'],
  });
});
