import { expect, it } from 'vitest';
import { FORBIDDEN, GATEWAY, sceneOf } from '../../../../test/rig/doctor.ts';
import type { Ended } from '../../../ports/exec.ts';
import { layoutOf } from '../../firewall/layout.ts';
import { tablesOf } from '../../firewall/transaction.ts';
import { rulesNotInForce } from './rules-not-in-force.ts';

const OTHER = GATEWAY.replace('10.0.10.0/24', '10.0.11.0/24');
const look = (said: Partial<Ended>) =>
  rulesNotInForce.look(sceneOf({ programs: { nft: () => said } }, GATEWAY));

function tableFor(config: string): string {
  const layout = layoutOf(
    sceneOf({}, config).config ??
      (() => {
        throw new Error('no configuration');
      })(),
  );
  return layout ? tablesOf(layout) : '';
}

it('passes where they are', async () => {
  expect(await look({ stdout: tableFor(GATEWAY) })).toMatchObject({
    verdict: 'pass',
    evidence: ['The rules in force are those of the configuration.'],
  });
});

it.each([
  [
    'those of another configuration',
    { stdout: tableFor(OTHER) },
    'The rules in force are not those of the configuration.',
  ],
  [
    'other doors',
    { stdout: tableFor(GATEWAY.replace('10.0.30.21', '10.0.30.22')) },
    'The rules in force are those of the configuration, but players came or went since.',
  ],
  [
    'a table that is not ours',
    { stdout: 'table inet tonewall {\n}\n' },
    'The rules in force are not those of the configuration.',
  ],
  ['none', { code: 1, stderr: 'Error: No such file or directory\n' }, 'No rules of Tonewall are in force.'],
])('fails with %s', async (_what, said, evidence) => {
  expect(await look(said)).toEqual({
    verdict: 'fail',
    evidence: [evidence],
    cures: ['As root: tonewall firewall apply'],
    sent: [],
  });
});

it('cannot tell whoever is not root, or without nft', async () => {
  expect((await look(FORBIDDEN)).verdict).toBe('inconclusive');
  expect((await rulesNotInForce.look(sceneOf({}, GATEWAY))).verdict).toBe('inconclusive');
});
