import type { Command } from 'commander';
import type { SubCommand } from './command.ts';
import { stateOption } from './state-folder.ts';
import type { StatusFlags } from './status/run.ts';

const ABOUT = `Tell whether the guard runs, where its doors are, who is enrolled, and what was refused in the last hour.

It reads the configuration and the state folder, and asks the players nothing.`;

export const status: SubCommand = {
  name: 'status',
  add(program: Command, run) {
    program
      .command('status')
      .summary('tell the doors, who is enrolled, and what was refused')
      .description(ABOUT)
      .argument('[file]', 'the configuration', 'tonewall.yaml')
      .addOption(stateOption())
      .option('--json', 'print one JSON object')
      .action(
        run(async (context, file: string, flags: StatusFlags) => {
          const { runStatus } = await import('./status/run.ts');
          return runStatus(context, file, flags);
        }),
      );
  },
};
