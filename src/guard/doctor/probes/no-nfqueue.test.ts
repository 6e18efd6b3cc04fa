import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { GATEWAY, sceneOf } from '../../../../test/rig/doctor.ts';
import { noNfqueue } from './no-nfqueue.ts';

it('is needed by nothing today: it tells what the kernel has, and never fails', async () => {
  const look = (config: string) =>
    noNfqueue.look(sceneOf({ files: { '/proc/config.gz': gzipSync(config) } }, GATEWAY));
  expect(await look('CONFIG_NFT_QUEUE=m\n')).toEqual({
    verdict: 'not-applicable',
    evidence: ['Nothing here needs NFQUEUE, which the kernel has.'],
    cures: [],
    sent: [],
  });
  expect((await look('')).evidence).toEqual(['Nothing here needs NFQUEUE, which the kernel lacks.']);
  expect((await noNfqueue.look(sceneOf({}))).evidence).toEqual([
    'Nothing here needs NFQUEUE, and how the kernel was built cannot be seen.',
  ]);
});
