import type { Command } from 'commander';
import { TonewallError } from '../../base/errors.ts';
import { printable } from '../../base/text.ts';
import { describeProblem } from '../../base/yaml/problem.ts';
import type { CaseAt, CaseOutcome } from '../../guard/policy/cases/run.ts';
import type { CommandContext, Runner } from '../command.ts';

interface Flags {
  readonly policy: string;
  readonly json?: true;
}

const ABOUT = `Ask the policy about every case of a file and compare the decisions with those expected.

docs/policy.md shows such a file. Ends with 1 when a decision differs.`;

export function addTest(policy: Command, run: Runner): void {
  policy
    .command('test')
    .summary('compare decisions with those that a file of cases expects')
    .description(ABOUT)
    .argument('<cases>', 'the file of cases')
    .option('--policy <file>', 'the configuration file', 'tonewall.yaml')
    .option('--json', 'print every case with its decision as JSON')
    .action(run(test));
}

const DIFFERS = 1;

async function test({ terminal }: CommandContext, file: string, flags: Flags): Promise<number> {
  const { runCase } = await import('../../guard/policy/cases/run.ts');
  const { loadPolicy } = await import('./load.ts');
  const cases = await casesIn(file);
  const { config, policy } = await loadPolicy(flags.policy);
  const outcomes = cases.map((one) => runCase(config, policy, one));
  const wrong = outcomes.filter(({ difference }) => difference !== undefined);
  if (flags.json) terminal.out(`${JSON.stringify({ file, cases: outcomes }, undefined, 2)}\n`);
  else {
    for (const outcome of wrong) terminal.out(`${lineOf(file, outcome)}\n`);
    terminal.out(`${outcomes.length - wrong.length} as expected, ${wrong.length} not.\n`);
  }
  return wrong.length > 0 ? DIFFERS : 0;
}

/** A file of ten thousand cases has about 2 MB. */
const MAX_BYTES = 4_194_304;

async function casesIn(file: string): Promise<readonly CaseAt[]> {
  const { readCases } = await import('../../guard/policy/cases/run.ts');
  const { nodeDisk } = await import('../../host/disk/disk.ts');
  const read = readCases(new TextDecoder().decode(await nodeDisk().read(file, MAX_BYTES)));
  if (read.ok) return read.value;
  const lines = read.error.map((problem) => `  ${describeProblem(problem)}`);
  throw new TonewallError('cases-invalid', [`${file} is no file of cases`, ...lines].join('\n'));
}

function lineOf(file: string, { one, line, difference = '' }: CaseOutcome): string {
  const name = one.name ?? `${one.as}: ${one.action}`;
  return `${file} line ${line}: ${printable(name)}: ${printable(difference, 400)}`;
}
