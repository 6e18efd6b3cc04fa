import { expect, it } from 'vitest';
import { readConfig } from '../../config/read.ts';
import { layoutOf } from '../../guard/firewall/layout.ts';
import type { FirewallAnswer } from '../../guard/firewall/questions.ts';
import type { RulesTried } from '../../guard/firewall/rules-tried.ts';
import { createdTables } from '../../guard/firewall/transaction.ts';
import { rulesNote } from './rules-note.ts';

const config = readConfig(
  `version: 1
players: { Kitchen: { address: 10.0.30.21 } }
segments: [{ interface: eth1, network: 10.0.30.0/24, holds: players }]
`,
  'tonewall.yaml',
);

function noteOf(said: { stdout?: string; stderr?: string }, answer?: FirewallAnswer, tried?: RulesTried) {
  const layout = config.ok ? layoutOf(config.value) : undefined;
  if (!layout) throw new Error('no layout');
  const { stdout = '', stderr = '' } = said;
  const exec = { run: async () => ({ code: stderr === '' ? 0 : 1, stdout, stderr }) };
  return rulesNote({ exec, firewall: async () => answer, tryRules: async () => tried }, layout, 'home.yaml');
}

const FORBIDDEN = { stderr: 'Operation not permitted' };
const COUNTERS: FirewallAnswer = { answer: 'counters', players: [], putBack: 0 };

it('says that nothing keeps people from players, as the kernel has it or the helper, or as it is tried', async () => {
  const none =
    'NO RULES OF THE FIREWALL ARE IN FORCE: players are reached past the guard. As root: tonewall firewall apply home.yaml';
  expect(await noteOf({ stderr: 'Error: No such file or directory' })).toBe(none);
  expect(await noteOf(FORBIDDEN, { answer: 'no-rules' })).toBe(none);
  expect(await noteOf(FORBIDDEN, undefined, 'none')).toBe(none);
});

it('says what is not known, and what are the rules of another file', async () => {
  const unknown =
    'It is not known whether the rules of the firewall are in force; without them players are reached past the guard. As root: tonewall firewall status home.yaml';
  expect([await noteOf(FORBIDDEN), await noteOf(FORBIDDEN, { answer: 'failed' })]).toEqual([
    unknown,
    unknown,
  ]);
  expect(await noteOf({ stdout: 'table inet tonewall {\n}\n' })).toBe(
    'THE RULES OF THE FIREWALL ARE NOT THOSE OF home.yaml. As root: tonewall firewall apply home.yaml',
  );
});

it('says nothing where they are in force, and where the helper counts by them', async () => {
  const layout = config.ok ? layoutOf(config.value) : undefined;
  expect(await noteOf({ stdout: layout ? createdTables(layout) : '' })).toBe(undefined);
  expect(await noteOf(FORBIDDEN, COUNTERS)).toBe(undefined);
  expect(await noteOf(FORBIDDEN, undefined, 'in-force')).toBe(undefined);
});
