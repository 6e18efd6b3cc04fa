import { TonewallError } from '../../base/errors.ts';
import { actAsOwnerOf } from '../../host/acting.ts';
import { nodeAppendDisk } from '../../host/append/append-disk.ts';
import { nodeClock } from '../../host/clock.ts';
import { nodeDisk } from '../../host/disk/disk.ts';
import { lineLog } from '../../host/log.ts';
import { nodeRandom } from '../../host/random.ts';
import { JOURNAL_DEFAULTS, openJournal } from '../../journal/open.ts';
import type { CommandContext } from '../command.ts';
import { type FolderFlags, journalFolder } from './folder.ts';

export interface EraseFlags extends FolderFlags {
  readonly value: readonly string[];
  readonly json?: true;
}

export async function runErase(
  { terminal }: CommandContext,
  given: string | undefined,
  { value, json, ...flags }: EraseFlags,
): Promise<number> {
  const disk = nodeDisk();
  const folder = await journalFolder(disk, given, flags);
  actAsOwnerOf(folder);
  const log = lineLog((line) => terminal.note(line));
  const ports = { disk, files: nodeAppendDisk(), clock: nodeClock(), random: nodeRandom(), log };
  const journal = await openJournal(ports, { ...JOURNAL_DEFAULTS, folder });
  try {
    const erased = await journal.erase(new Set(value));
    if (erased === undefined)
      throw new TonewallError('file-unwritable', `cannot write to the journal in ${folder}`);
    terminal.out(json ? `${JSON.stringify({ erased })}\n` : `${erased} values erased\n`);
    return 0;
  } finally {
    await journal.close();
  }
}
