import { loadConfig } from '../../config/load.ts';
import { nodeDisk } from '../../host/disk/disk.ts';
import type { CommandContext } from '../command.ts';
import type { StateFlags } from '../state-folder.ts';
import { statusOf } from './status.ts';
import { statusLines } from './words.ts';

export interface StatusFlags extends StateFlags {
  readonly json?: true;
}

export async function runStatus(
  { terminal }: CommandContext,
  file: string,
  flags: StatusFlags,
): Promise<number> {
  const { config } = await loadConfig(nodeDisk(), file);
  const status = await statusOf(config, flags);
  if (flags.json) terminal.out(`${JSON.stringify(status, undefined, 2)}\n`);
  else
    terminal.out(
      statusLines(status, terminal.width)
        .map((line) => `${line}\n`)
        .join(''),
    );
  return 0;
}
