import { DEFAULT_FILE } from '../config/default-file.ts';
import type { Command } from 'commander';
import type { SubCommand } from './command.ts';
import { stateOption } from './state-folder.ts';
import type { StatusFlags } from './status/run.ts';

const ABOUT = `Tell whether the guard runs, its segments and players, what players sent, who is enrolled, what waits for an approval, and what was refused in the last hour.

It reads the configuration and the state folder and asks the guard, if one runs, and nft; it asks the players nothing. Without a guard it tells what the file and the journal say. Where the file cannot be used it tells what the guard that runs, the state folder and the journal say, and ends with what is wrong in the file.`;

export const status: SubCommand = {
  name: 'status',
  add(program: Command, run) {
    program
      .command('status')
      .summary('tell segments, players, who is enrolled, and what was refused')
      .description(ABOUT)
      .argument('[file]', 'the configuration', DEFAULT_FILE)
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
