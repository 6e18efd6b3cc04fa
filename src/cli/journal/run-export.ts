import { TonewallError } from '../../base/errors.ts';
import { nodeClock } from '../../host/clock.ts';
import { nodeDisk } from '../../host/disk/disk.ts';
import { csvHead, csvRow } from '../../journal/query/csv.ts';
import type { CommandContext } from '../command.ts';
import { filterIn } from './filter-flags.ts';
import { journalFolder } from './folder.ts';
import { printEntries } from './print-entries.ts';
import type { QueryFlags } from './run-query.ts';

export interface ExportFlags extends QueryFlags {
  readonly csv?: true;
  readonly redact?: true;
}

export async function runExport(
  context: CommandContext,
  given: string | undefined,
  flags: ExportFlags,
): Promise<number> {
  if (flags.csv && flags.json) throw new TonewallError('usage-flag', 'give --csv or --json, not both');
  const filter = filterIn(flags, nodeClock().now());
  const folder = await journalFolder(nodeDisk(), given, flags);
  if (flags.csv) context.terminal.out(csvHead());
  await printEntries(context, {
    folder,
    filter,
    redact: flags.redact ?? false,
    format: flags.csv ? csvRow : (entry) => `${JSON.stringify(entry)}\n`,
  });
  return 0;
}
