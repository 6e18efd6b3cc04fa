import { expect, it } from 'vitest';
import { configOf, GATEWAY, sceneOf } from '../../../test/rig/doctor.ts';
import type { Command } from '../../ports/exec.ts';
import { layoutOf, type Layout } from './layout.ts';
import { rulesStand } from './rules-stand.ts';
import { tablesOf } from './transaction.ts';

function layoutIn(config: string): Layout {
  const layout = layoutOf(configOf(config));
  return layout ?? expect.fail();
}

const NO_TABLE = { code: 1, stdout: '', stderr: 'Error: No such file or directory\n' };
const OURS = layoutIn(GATEWAY);
const MOVED = layoutIn(GATEWAY.replace('10.0.30.21', '10.0.30.22'));
const ELSEWHERE = layoutIn(GATEWAY.replace('eth2', 'eth4'));

it.each<[string, string, string]>([
  ['in-force', tablesOf(OURS), ''],
  ['players-differ', tablesOf(MOVED), ''],
  ['others', tablesOf(ELSEWHERE), ''],
  ['others', 'table inet tonewall {\n}\n', ''],
  ['none', '', 'Error: No such file or directory\n'],
  ['forbidden', '', 'Operation not permitted (you must be root)\n'],
])('%s', async (kind, stdout, stderr) => {
  const nft = ({ args: [, , family] }: Command) => {
    const table = stdout.split(/^(?=table )/m).find((text) => text.startsWith(`table ${family}`));
    if (stderr !== '') return { code: 1, stdout: '', stderr };
    return table === undefined ? NO_TABLE : { code: 0, stdout: table, stderr: '' };
  };
  expect(await rulesStand(sceneOf({ programs: { nft } }).ports.exec, OURS)).toMatchObject({ kind });
});
