import type { Command } from 'commander';
import type { SubCommand } from './command.ts';
import type { DemoFlags } from './demo/run.ts';

const ABOUT = `Start a simulated household of five rooms on loopback addresses, audit it, and show the findings.

Nothing else is needed: no speaker, no privileges, no configuration. What runs is the same code as tonewall sim and tonewall audit.`;

export const demo: SubCommand = {
  name: 'demo',
  add(program: Command, run) {
    program
      .command('demo')
      .summary('a simulated household and an audit of it')
      .description(ABOUT)
      .option('--household <name-or-file>', 'another household', 'demo')
      .option('--out <folder>', 'where the HTML report and the bundle go', '.tonewall/demo')
      .option('--json', 'print the report as JSON instead of text')
      .action(
        run(async (context, flags: DemoFlags) => {
          const { demonstrate } = await import('./demo/run.ts');
          return demonstrate(context, flags);
        }),
      );
  },
};
