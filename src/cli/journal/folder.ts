import { type Argument, type Command, createArgument } from 'commander';
import { TonewallError } from '../../base/errors.ts';
import { PUBLIC_KEY_FILE } from '../../journal/files.ts';
import { printable } from '../../base/text.ts';
import type { Disk } from '../../ports/disk.ts';
import { join } from 'node:path';
import { serviceElsewhere } from '../service/elsewhere.ts';
import { type StateFlags, stateOption } from '../state-folder.ts';

export type FolderFlags = StateFlags;

const folderArgument = (): Argument =>
  createArgument('[folder]', 'folder of a journal (default: journal in the state folder)');

/** Every sub-command takes a folder, or finds it in the state folder. */
export const withFolder = (command: Command): Command =>
  command.addArgument(folderArgument()).addOption(stateOption());

/** Fails with `journal-missing`, and with `file-unreadable` where it cannot be told. */
export async function journalFolder(
  disk: Pick<Disk, 'stamp'>,
  folder: string | undefined,
  flags: FolderFlags,
): Promise<string> {
  const path = folder ?? join(flags.state, 'journal');
  if ((await disk.stamp(join(path, PUBLIC_KEY_FILE))) !== undefined) return path;
  const service = folder === undefined ? await serviceElsewhere(flags) : undefined;
  throw new TonewallError(
    'journal-missing',
    `there is no journal in ${printable(path)}`,
    service ? { hint: `That of the service: as root, with --state ${service.state}` } : {},
  );
}
