import { expect, it } from 'vitest';
import { sceneOf } from '../../../../test/rig/doctor.ts';
import { neighbours } from './neighbours.ts';

/** As Linux 6.18 shows one who answered and one who did not. */
const ARP = `IP address       HW type     Flags       HW address            Mask     Device
192.0.2.1        0x1         0x2         02:fc:00:00:00:05     *        eth0
192.0.2.9        0x1         0x0         00:00:00:00:00:00     *        eth0
`;

it('knows who has answered, and nobody where nothing is shown', async () => {
  expect(await neighbours(sceneOf({ files: { '/proc/net/arp': ARP } }).ports)).toEqual([
    { address: '192.0.2.1', card: 'eth0' },
  ]);
  expect(await neighbours(sceneOf({}).ports)).toEqual([]);
});
