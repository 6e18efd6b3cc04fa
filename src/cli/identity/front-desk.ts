import { isLoopback } from '../../base/address.ts';
import { TonewallError } from '../../base/errors.ts';
import { loadConfig } from '../../config/load.ts';
import { frontDeskUrl } from '../../guard/front-desk/site.ts';
import { nodeDisk } from '../../host/disk/disk.ts';
import type { CommandContext } from '../command.ts';

const DEFAULT_CONFIG = 'tonewall.yaml';

/**
 * The page of the front desk of a configuration; undefined where it has none. A file that was not asked for is a help only: a code is
 * made without it as well. Fails as `loadConfig` does for one that was.
 */
export async function frontDeskOf(
  { terminal }: Pick<CommandContext, 'terminal'>,
  file: string | undefined,
): Promise<string | undefined> {
  const disk = nodeDisk();
  if (file === undefined && !(await disk.exists(DEFAULT_CONFIG))) return undefined;
  try {
    const { frontDesk } = (await loadConfig(disk, file ?? DEFAULT_CONFIG)).config;
    if (frontDesk && isLoopback(frontDesk.address))
      terminal.note(`The front desk is at ${frontDesk.address}: only this computer reaches it.`);
    return frontDesk && frontDeskUrl(frontDesk);
  } catch (cause) {
    if (file !== undefined || !(cause instanceof TonewallError)) throw cause;
    terminal.note(`No link: ${cause.message}`);
    return undefined;
  }
}
