import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { GATEWAY, sceneOf } from '../../../../test/rig/doctor.ts';
import { noFlowTables } from './no-flow-tables.ts';

it('is needed by nothing today: it tells what the kernel has, and never fails', async () => {
  const look = (config: string) =>
    noFlowTables.look(sceneOf({ files: { '/proc/config.gz': gzipSync(config) } }, GATEWAY));
  expect(await look('CONFIG_NF_FLOW_TABLE=m\n')).toEqual({
    verdict: 'not-applicable',
    evidence: ['Nothing here needs flow tables, which the kernel has.'],
    cures: [],
    sent: [],
  });
  expect((await look('')).evidence).toEqual(['Nothing here needs flow tables, which the kernel lacks.']);
  expect((await noFlowTables.look(sceneOf({}))).evidence).toEqual([
    'Nothing here needs flow tables, and how the kernel was built cannot be seen.',
  ]);
});
