import type { Command } from 'commander';
import type { Runner } from '../command.ts';
import type { CaptureFlags } from './capture/run.ts';

const ABOUT = `Make a household file from players on a network, by reading only.

The file says models, builds, switches and which pages answer. Names, addresses, ids, hardware addresses and contents are left out: it may be passed on, and "tonewall sim --household FILE" answers as those players did.`;

export function addCapture(sim: Command, run: Runner): void {
  sim
    .command('capture')
    .summary('make an anonymous household file from real players')
    .description(ABOUT)
    .argument('[addresses...]', 'addresses of players')
    .option('--from <folder>', 'take a bundle that tonewall audit --save wrote; no network is used')
    .option('--out <file>', 'write the file there instead of printing it')
    .option('--json', 'print the household and the differences to the simulator as JSON')
    .action(
      run(async (context, addresses: readonly string[], flags: CaptureFlags) => {
        const { capture } = await import('./capture/run.ts');
        return capture(context, addresses, flags);
      }),
    );
}
