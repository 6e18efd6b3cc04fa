import { expect, it } from 'vitest';
import { parseCidr } from '../../../base/address.ts';
import { sceneOf } from '../../../../test/rig/doctor.ts';
import { cardTowards, hostIn, routes } from './routes.ts';

/** As Linux 6.18 shows a default route by 192.0.2.1 and two networks; the last two are rejected and down (linux/route.h). */
const TABLE = `Iface	Destination	Gateway 	Flags	RefCnt	Use	Metric	Mask		MTU	Window	IRTT
eth0	00000000	010200C0	0003	0	0	100	00000000	0	0	0
wlan0	00000000	010200C0	0003	0	0	600	00000000	0	0	0
eth1	001E000A	00000000	0001	0	0	0	00FFFFFF	0	0	0
eth2	151E000A	00000000	0005	0	0	0	FFFFFFFF	0	0	0
*	00640A0A	00000000	0201	0	0	0	00FFFFFF	0	0	0
eth3	00650A0A	00000000	0000	0	0	0	00FFFFFF	0	0	0
`;

it('reads the main table', async () => {
  const table = await routes(sceneOf({ files: { '/proc/net/route': TABLE } }).ports.disk);
  expect(table).toEqual([
    { network: { base: 0, prefix: 0 }, card: 'eth0', metric: 100 },
    { network: { base: 0, prefix: 0 }, card: 'wlan0', metric: 600 },
    { network: parseCidr('10.0.30.0/24'), card: 'eth1', metric: 0 },
    { network: parseCidr('10.0.30.21/32'), card: 'eth2', metric: 0 },
  ]);
  const towards = (address: string) => cardTowards(table ?? [], address);
  expect([towards('10.0.30.9'), towards('10.0.30.21'), towards('1.1.1.1')]).toEqual(['eth1', 'eth2', 'eth0']);
  expect(cardTowards([], '1.1.1.1')).toBeUndefined();
});

it('tells a table that is not shown from an empty one', async () => {
  expect(await routes(sceneOf({}).ports.disk)).toBeUndefined();
});

it('names a host of a network', () => {
  expect(
    ['10.0.30.0/24', '10.0.30.8/31', '10.0.30.7/32'].map((text) =>
      hostIn(parseCidr(text) ?? { base: 0, prefix: 0 }),
    ),
  ).toEqual(['10.0.30.1', '10.0.30.8', '10.0.30.7']);
});
