import type { Command } from 'commander';
import type { Runner } from '../command.ts';
import { withFilter } from './filter-flags.ts';
import { withFolder } from './folder.ts';
import type { QueryFlags } from './run-query.ts';

const ABOUT = `Show entries of a journal, oldest first, one a line. A filter that ends with * takes whatever follows.

The chain of hashes is not checked here: tonewall journal verify does that.`;

export function addQuery(journal: Command, run: Runner): void {
  withFilter(withFolder(journal.command('query')))
    .summary('show what was decided')
    .description(ABOUT)
    .option('--json', 'print entries as JSON, one a line')
    .action(
      run(async (context, folder: string | undefined, flags: QueryFlags) => {
        const { runQuery } = await import('./run-query.ts');
        return runQuery(context, folder, flags);
      }),
    );
}
