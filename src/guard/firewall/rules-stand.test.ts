import { expect, it } from 'vitest';
import { configOf, GATEWAY, sceneOf } from '../../../test/rig/doctor.ts';
import { layoutOf, type Layout } from './layout.ts';
import { rulesStand } from './rules-stand.ts';
import { tableOf } from './transaction.ts';

function layoutIn(config: string): Layout {
  const layout = layoutOf(configOf(config));
  return layout ?? expect.fail();
}

const OURS = layoutIn(GATEWAY);
const MOVED = layoutIn(GATEWAY.replace('10.0.30.21', '10.0.30.22'));
const ELSEWHERE = layoutIn(GATEWAY.replace('eth2', 'eth4'));

it.each<[string, string, string]>([
  ['in-force', tableOf(OURS), ''],
  ['players-differ', tableOf(MOVED), ''],
  ['others', tableOf(ELSEWHERE), ''],
  ['others', 'table inet tonewall {\n}\n', ''],
  ['none', '', 'Error: No such file or directory\n'],
  ['forbidden', '', 'Operation not permitted (you must be root)\n'],
])('%s', async (kind, stdout, stderr) => {
  const nft = () => ({ code: stderr === '' ? 0 : 1, stdout, stderr });
  expect(await rulesStand(sceneOf({ programs: { nft } }).ports.exec, OURS)).toMatchObject({ kind });
});
