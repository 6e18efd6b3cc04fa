import { expect, it } from 'vitest';
import { cardFiles, GATEWAY, sceneOf, seenCards } from '../../../../test/rig/doctor.ts';
import { snoopingWithoutQuerier } from './snooping-without-querier.ts';

const NOBODY = '[{"mdb":[],"router":{}}]';
const look = (files: Readonly<Record<string, string>>, heard?: string) =>
  snoopingWithoutQuerier.look(
    sceneOf(
      { files, ...(heard === undefined ? {} : { programs: { bridge: () => ({ stdout: heard }) } }) },
      GATEWAY,
    ),
  );
const SNOOPS = cardFiles({ eth0: { bridge: [1, 0] }, eth1: { bridge: [1, 0] }, eth2: {} });

it('fails where a bridge snoops, and nobody asks', async () => {
  expect(await look(SNOOPS, NOBODY)).toEqual({
    verdict: 'fail',
    evidence: [
      'The bridge eth1 (speakers) snoops (multicast_snooping is 1), asks nobody (multicast_querier is 0), and heard nobody ask.',
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

it('passes where somebody else asks, where it asks itself, or does not snoop', async () => {
  const heard = '[{"mdb":[],"router":{"eth1":[{"port":"eth5","timer":" 254.17","type":"temp"}]}}]';
  expect((await look(SNOOPS, heard)).evidence[0]).toBe(
    'The bridge eth1 (speakers) snoops, and somebody asks behind eth5.',
  );
  expect(await look(cardFiles({ eth1: { bridge: [1, 1] }, eth2: { bridge: [0, 0] } }))).toMatchObject({
    verdict: 'pass',
    evidence: [
      'The bridge eth1 (speakers) snoops, and asks members itself.',
      'The bridge eth2 (home) passes multicast to everybody.',
    ],
  });
});

it('cannot tell where it cannot be asked whom it heard, or where bridges are not to be seen', async () => {
  expect(await look(SNOOPS)).toMatchObject({
    verdict: 'inconclusive',
    cures: ['bridge -d -s mdb show dev eth1'],
  });
  expect((await look(seenCards(['eth1', 'eth2']))).verdict).toBe('inconclusive');
});

it('is no matter where no card is a bridge', async () => {
  expect((await look(cardFiles({ eth1: {}, eth2: {} }))).verdict).toBe('not-applicable');
});
