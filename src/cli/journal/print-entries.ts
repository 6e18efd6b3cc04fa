import { nodeAppendDisk } from '../../host/append/append-disk.ts';
import { nodeDisk } from '../../host/disk/disk.ts';
import type { StoredEntry } from '../../journal/line.ts';
import type { Filter } from '../../journal/query/filter.ts';
import { queryJournal } from '../../journal/query/query.ts';
import type { CommandContext } from '../command.ts';

interface Printing {
  readonly folder: string;
  readonly filter: Filter;
  readonly redact: boolean;
  readonly format: (entry: StoredEntry) => string;
}

/** So much is gathered before it is written; a write for every line would be slow. */
const BATCH_LENGTH = 65_536;

/** Prints the entries that fit, no faster than they are read; ends early when the reader went away. How many there were. */
export async function printEntries(
  { terminal, signal }: CommandContext,
  { folder, filter, redact, format }: Printing,
): Promise<number> {
  let batch = '';
  const print = async (): Promise<boolean> => {
    terminal.out(batch);
    batch = '';
    signal.throwIfAborted();
    return terminal.drained();
  };
  const onEntry = (entry: StoredEntry): boolean | Promise<boolean> => {
    batch += format(entry);
    return batch.length < BATCH_LENGTH || print();
  };
  const ports = { disk: nodeDisk(), files: nodeAppendDisk() };
  const { found, unreadable } = await queryJournal(ports, { folder, filter, redact, onEntry });
  await print();
  if (unreadable > 0)
    terminal.note(`lines passed over that are no entries: ${unreadable}; tonewall journal verify says more`);
  return found;
}
