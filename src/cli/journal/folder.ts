import { type Argument, type Command, createArgument } from 'commander';
import { TonewallError } from '../../base/errors.ts';
import { PUBLIC_KEY_FILE } from '../../journal/files.ts';
import type { Disk } from '../../ports/disk.ts';
import { join } from 'node:path';
import { type StateFlags, stateOption } from '../state-folder.ts';

export type FolderFlags = StateFlags;

const folderArgument = (): Argument =>
  createArgument('[folder]', 'folder of a journal (default: journal in the state folder)');

/** Every sub-command takes a folder, or finds it in the state folder. */
export const withFolder = (command: Command): Command =>
  command.addArgument(folderArgument()).addOption(stateOption());

export async function journalFolder(
  disk: Disk,
  folder: string | undefined,
  { state }: FolderFlags,
): Promise<string> {
  const path = folder ?? join(state, 'journal');
  if (!(await disk.exists(join(path, PUBLIC_KEY_FILE))))
    throw new TonewallError('journal-missing', `there is no journal in ${path}`);
  return path;
}
