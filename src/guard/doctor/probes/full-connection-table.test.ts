import { expect, it } from 'vitest';
import { sceneOf } from '../../../../test/rig/doctor.ts';
import { fullConnectionTable } from './full-connection-table.ts';

const FOLDER = '/proc/sys/net/netfilter';
const look = (count?: string, most?: string) =>
  fullConnectionTable.look(
    sceneOf({
      files: {
        ...(count === undefined ? {} : { [`${FOLDER}/nf_conntrack_count`]: count }),
        ...(most === undefined ? {} : { [`${FOLDER}/nf_conntrack_max`]: most }),
      },
    }),
  );

it('passes with room, at the bound as well', async () => {
  expect(await look('800\n', '1000\n')).toMatchObject({
    verdict: 'pass',
    evidence: ['800 of 1000 connections are in the table.'],
  });
});

it('fails when it is nearly full', async () => {
  expect(await look('801\n', '1000\n')).toEqual({
    verdict: 'fail',
    evidence: ['801 of 1000 connections are in the table.'],
    cures: ['sysctl -w net.netfilter.nf_conntrack_max=2000', 'See who has so many: conntrack -L'],
    sent: [],
  });
});

it('cannot tell half of it, and is no matter before the first rules', async () => {
  expect((await look('1\n')).verdict).toBe('inconclusive');
  expect((await look('1\n', '0\n')).verdict).toBe('inconclusive');
  expect((await look()).verdict).toBe('not-applicable');
});
