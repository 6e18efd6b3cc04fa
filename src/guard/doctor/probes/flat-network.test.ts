import { expect, it } from 'vitest';
import { DOORS, GATEWAY, sceneOf } from '../../../../test/rig/doctor.ts';
import type { Verdict } from '../probe.ts';
import { flatNetworkProbe } from './flat-network.ts';

const HERE = { cards: { eth0: ['192.168.1.2/24'] } };
const ELSEWHERE = { cards: { eth0: ['10.9.0.2/24'] } };
const LOCAL = 'players:\n  Kitchen: { address: 127.30.0.1, guarded-at: 127.30.0.11 }\n';

it.each<[Verdict, object, string | undefined]>([
  ['fail', HERE, DOORS],
  ['inconclusive', ELSEWHERE, DOORS],
  ['pass', HERE, GATEWAY],
  ['not-applicable', HERE, LOCAL],
  ['not-applicable', HERE, undefined],
])('%s', async (verdict, computer, config) => {
  expect(await flatNetworkProbe.look(sceneOf(computer, config))).toMatchObject({ verdict });
});

it('says what is enforced, what is not, and what helps', async () => {
  const { evidence, cures } = await flatNetworkProbe.look(sceneOf(HERE, DOORS));
  expect(evidence).toEqual([
    'Whoever is in 192.168.1.0/24 reaches Kitchen directly, past the guard.',
    expect.stringMatching(/^Enforced: /),
    expect.stringMatching(/^Not enforced: /),
  ]);
  expect([cures.length, cures.at(-1)]).toEqual([4, 'More: docs/flat-network.md']);
});
