import { expect, it } from 'vitest';
import { device, identities } from '../../../test/rig/identities.ts';
import { CODE, openCode, runIdentities } from '../../../test/rig/running-identities.ts';

it('gives an enrolment its hardware address, as the neighbour table has it now', async () => {
  const { guard, stored, neighbours, asked } = await runIdentities(identities({ codes: [openCode()] }));
  neighbours.set('192.0.2.7', '02:00:5e:00:53:01');
  await guard.redeem(CODE, { address: '::ffff:192.0.2.7' });
  expect([stored().devices, asked]).toEqual([[device({ hardware: '02:00:5e:00:53:01' })], ['192.0.2.7 now']]);
});
