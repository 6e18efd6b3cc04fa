import { DEFAULT_FILE } from '../../config/default-file.ts';
import type { Command } from 'commander';
import type { CommandContext, Runner } from '../command.ts';

interface Flags {
  readonly json?: true;
  readonly cedar?: true;
}

export function addCheck(policy: Command, run: Runner): void {
  policy
    .command('check')
    .summary('compile the policy; warn of rules that can never hold')
    .description(
      'Compile a configuration file to its policy, count the rules, and warn of those that can never hold.',
    )
    .argument('[file]', 'the configuration file', DEFAULT_FILE)
    .option('--cedar', 'print the policy in Cedar instead')
    .option('--json', 'print rules and warnings as JSON')
    .action(run(check));
}

async function check({ terminal }: CommandContext, file: string, flags: Flags): Promise<number> {
  const { loadPolicy } = await import('./load.ts');
  const { describePolicyProblem } = await import('../../guard/policy/problem.ts');
  const { warningsOf } = await import('../../guard/policy/warnings.ts');
  const loaded = await loadPolicy(file);
  const { rules } = loaded.policy;
  const warnings = warningsOf(loaded, loaded.policy);
  const permits = rules.filter(({ reason }) => reason === 'permitted-by-rule').length;
  if (flags.json) {
    const listed = rules.map(({ reason, place }) => ({ reason, place }));
    terminal.out(`${JSON.stringify({ file, rules: listed, warnings }, undefined, 2)}\n`);
  } else if (flags.cedar) terminal.out(rules.map(({ cedar }) => `${cedar}\n\n`).join(''));
  else terminal.out(`${file}: ${rules.length} rules; ${permits} permit, ${rules.length - permits} forbid.\n`);
  for (const warning of warnings) terminal.note(`warning: ${describePolicyProblem(warning)}`);
  return 0;
}
