import { TonewallError } from '../../base/errors.ts';
import { printable } from '../../base/text.ts';
import { loadConfig } from '../../config/load.ts';
import { nodeDisk } from '../../host/disk/disk.ts';
import { serviceElsewhere, statusCommand } from '../service/elsewhere.ts';
import type { CommandContext } from '../command.ts';
import { namingSame } from '../same-guard.ts';
import type { StateFlags } from '../state-folder.ts';
import { type FileFound, statusOf } from './status.ts';
import { statusLines } from './words.ts';

export interface StatusFlags extends StateFlags {
  readonly json?: true;
}

export async function runStatus(
  { terminal }: CommandContext,
  file: string,
  flags: StatusFlags,
): Promise<number> {
  const found = await fileFound(file);
  if (found.trouble && !(await nodeDisk().exists(flags.state)))
    throw await nothingThere(found.trouble, flags);
  const status = await statusOf(found, flags);
  if (flags.json) terminal.out(`${JSON.stringify(status, undefined, 2)}\n`);
  else
    terminal.out(
      statusLines(status, terminal.width)
        .map(namingSame({ ...flags, file }))
        .map((line) => `${line}\n`)
        .join(''),
    );
  // Told last, with all its problems: whoever asks looks there first, and the exit code is its own.
  if (found.trouble) throw found.trouble;
  return 0;
}

/** A file that cannot be used hides neither a guard that runs with what it read before nor what was written down. */
async function fileFound(file: string): Promise<FileFound> {
  try {
    return { file, config: (await loadConfig(nodeDisk(), file)).config };
  } catch (cause) {
    if (cause instanceof TonewallError) return { file, trouble: cause };
    throw cause;
  }
}

/** Neither a file nor a state folder: perhaps that of the service was meant. */
async function nothingThere(trouble: TonewallError, flags: StateFlags): Promise<TonewallError> {
  const service = await serviceElsewhere(flags);
  if (!service || trouble.code !== 'file-unreadable') return trouble;
  return new TonewallError(trouble.code, trouble.message, {
    hint: `The service of this computer has its own: ${printable(statusCommand(service))}`,
    cause: trouble,
  });
}
