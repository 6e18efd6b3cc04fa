import { expect, it } from 'vitest';
import { readConfig } from '../../config/read.ts';
import { layoutOf } from './layout.ts';
import { takeAwayFirewall } from './take-away.ts';
import { createdTables } from './transaction.ts';

const config = readConfig(
  `version: 1
players: { Kitchen: { address: 10.0.30.21 } }
segments: [{ interface: eth1, network: 10.0.30.0/24, holds: players }]
`,
  'tonewall.yaml',
);
const layout = config.ok ? layoutOf(config.value) : undefined;

/** A kernel with rules or none, and with somebody who puts them back within so many milliseconds. */
function kernel(isThere: boolean, putBackMs = Infinity) {
  let rules = isThere;
  const exec = {
    run: async ({ args }: { readonly args: readonly string[] }) => {
      if (args[0] === '-f') rules = false;
      const stdout = layout && rules ? createdTables(layout) : '';
      return { code: rules || args[0] === '-f' ? 0 : 1, stdout, stderr: 'Error: No such file or directory' };
    },
  };
  const clock = { sleep: async (ms: number) => void (rules = ms >= putBackMs) };
  return { exec, clock };
}

it('says whether there were any', async () => {
  expect([await takeAwayFirewall(kernel(true)), await takeAwayFirewall(kernel(false))]).toEqual([
    true,
    false,
  ]);
});

it('does not say that they are gone where somebody puts them back', async () => {
  await expect(takeAwayFirewall(kernel(true, 400))).rejects.toMatchObject({ code: 'rules-put-back' });
});
