import type { Command } from 'commander';
import type { Runner } from '../command.ts';
import { withFolder } from './folder.ts';
import type { VerifyFlags } from './run-verify.ts';

const ABOUT = `Read a whole journal and say what does not fit: lines that were changed, cut, put in, doubled, taken out or moved, segments that are missing, checkpoints that are forged.

Exit code 0: intact. 1: something does not fit. What was cut off behind the last checkpoint can only be seen by somebody who knows a later one: save one with --save-checkpoint, keep it elsewhere, and give it with --since-checkpoint next time.`;

export function addVerify(journal: Command, run: Runner): void {
  withFolder(journal.command('verify'))
    .summary('look whether nothing was changed')
    .description(ABOUT)
    .option('--since-checkpoint <file>', 'the journal must still hold what this saved checkpoint knows')
    .option('--save-checkpoint <file>', 'save the last checkpoint, if all is well')
    .option(
      '--key <file>',
      'public key to verify with, kept elsewhere (default: checkpoint.pub of the journal)',
    )
    .option('--json', 'print what was found as JSON')
    .action(
      run(async (context, folder: string | undefined, flags: VerifyFlags) => {
        const { runVerify } = await import('./run-verify.ts');
        return runVerify(context, folder, flags);
      }),
    );
}
