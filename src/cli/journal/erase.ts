import type { Command } from 'commander';
import type { Runner } from '../command.ts';
import { withFolder } from './folder.ts';
import type { EraseFlags } from './run-erase.ts';

const ABOUT = `Erase personal values from the whole journal: an id (device:anna), a name, an address, a room. They are gone for ever.

The entries and their chain of hashes stay, and verify still holds: in the place of the value is a token that says nothing. The guard must not be running.`;

export function addErase(journal: Command, run: Runner): void {
  withFolder(journal.command('erase'))
    .summary('erase what is known of somebody')
    .description(ABOUT)
    .requiredOption('--value <value...>', 'values as they stand in the entries')
    .option('--json', 'print how many were erased as JSON')
    .action(
      run(async (context, folder: string | undefined, flags: EraseFlags) => {
        const { runErase } = await import('./run-erase.ts');
        return runErase(context, folder, flags);
      }),
    );
}
