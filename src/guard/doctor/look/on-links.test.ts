import { expect, it } from 'vitest';
import { sceneOf } from '../../../../test/rig/doctor.ts';
import { cardsOnLinks } from './on-links.ts';

/** As Linux 6.1 shows it. */
const SHOWN = `fd0000000000000000000000000000aa 05 40 00 80     eth3
fe8000000000000000fc00fffe000001 04 40 20 80     eth1
00000000000000000000000000000001 01 80 10 80       lo
febfffff000000000000000000000002 06 40 20 80 eth2.30
fec00000000000000000000000000002 07 40 40 80     eth4
fe80
`;

it('are those with an address of a link', async () => {
  const cards = (files: Readonly<Record<string, string | undefined>>) =>
    cardsOnLinks(sceneOf({ files }).ports);
  expect(await cards({ '/proc/net/if_inet6': SHOWN })).toEqual(new Set(['eth1', 'eth2.30']));
  expect(await cards({})).toEqual(new Set());
});
