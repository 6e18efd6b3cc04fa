import { expect, it } from 'vitest';
import { configOf, GATEWAY, sceneOf } from '../../../test/rig/doctor.ts';
import { missingCards } from './missing-cards.ts';

const HEADINGS = 'Inter-| Receive\n face |bytes\n';

async function warnings(devices: string | undefined) {
  const { gateway } = configOf(GATEWAY);
  if (!gateway) throw new Error('the configuration of the test is wrong');
  return missingCards(sceneOf({ files: { '/proc/net/dev': devices } }).ports.disk, gateway);
}

it('are told by their names', async () => {
  expect(await warnings(`${HEADINGS}    lo: 0\n  eth0: 0\n  eth2: 0\n`)).toEqual([
    'eth1 (speakers) is not there now: its rules hold from the moment it is (ip link shows the cards)',
  ]);
});

it('are none where all are there, or none are shown', async () => {
  expect(await warnings(`${HEADINGS}  eth0: 0\n  eth1: 0\n  eth2: 0\n`)).toEqual([]);
  expect(await warnings(undefined)).toEqual([]);
});
