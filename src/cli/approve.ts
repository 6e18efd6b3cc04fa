import type { Command } from 'commander';
import type { ApproveFlags } from './approve/run.ts';
import type { SubCommand } from './command.ts';
import { stateOption } from './state-folder.ts';

const ABOUT = `List what waits for an owner's approval, or approve one request by its number.

Some actions (updates, reboot, accounts) pass only when an owner approves them. A request waits 2 minutes. After the approval its sender has 2 minutes to try the very same request again; it passes once.`;

export const approve: SubCommand = {
  name: 'approve',
  add(program: Command, run) {
    program
      .command('approve')
      .summary('list and approve requests that wait for an owner')
      .description(ABOUT)
      .argument('[number]', 'which one; without it, list them')
      .addOption(stateOption())
      .option('--json', 'print a JSON object')
      .action(
        run(async (context, number: string | undefined, flags: ApproveFlags) => {
          const { listWaiting, approveOne } = await import('./approve/run.ts');
          return number === undefined ? listWaiting(context, flags) : approveOne(context, number, flags);
        }),
      );
  },
};
