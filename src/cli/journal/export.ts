import type { Command } from 'commander';
import type { Runner } from '../command.ts';
import type { ExportFlags } from './run-export.ts';
import { withFilter } from './filter-flags.ts';
import { withFolder } from './folder.ts';

const ABOUT = `Print entries for another program: JSON, one a line, or CSV.

With --redact, who asked, from where, in which room and what was to be played are left as tokens. A token is the same for the same value within a segment, and says nothing of the value.`;

export function addExport(journal: Command, run: Runner): void {
  withFilter(withFolder(journal.command('export')))
    .summary('print entries for another program')
    .description(ABOUT)
    .option('--csv', 'CSV (RFC 4180) instead of JSON lines')
    .option('--redact', 'leave personal values out')
    .option('--json', 'JSON, one entry a line; this is the default')
    .action(
      run(async (context, folder: string | undefined, flags: ExportFlags) => {
        const { runExport } = await import('./run-export.ts');
        return runExport(context, folder, flags);
      }),
    );
}
