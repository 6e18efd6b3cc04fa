import { nodeClock } from '../../host/clock.ts';
import { nodeDisk } from '../../host/disk/disk.ts';
import { textLine } from '../../journal/query/text-line.ts';
import type { CommandContext } from '../command.ts';
import { type FilterFlags, filterIn } from './filter-flags.ts';
import { type FolderFlags, journalFolder } from './folder.ts';
import { printEntries } from './print-entries.ts';

export interface QueryFlags extends FolderFlags, FilterFlags {
  readonly json?: true;
}

export async function runQuery(
  context: CommandContext,
  given: string | undefined,
  flags: QueryFlags,
): Promise<number> {
  const filter = filterIn(flags, nodeClock().now());
  const folder = await journalFolder(nodeDisk(), given, flags);
  const found = await printEntries(context, {
    folder,
    filter,
    redact: false,
    format: flags.json ? (entry) => `${JSON.stringify(entry)}\n` : (entry) => `${textLine(entry)}\n`,
  });
  if (found === 0 && !flags.json) context.terminal.note('no entry fits');
  return 0;
}
