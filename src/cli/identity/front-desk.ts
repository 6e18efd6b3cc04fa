import { isLoopback } from '../../base/address.ts';
import type { Config } from '../../config/config.ts';
import { frontDeskUrl } from '../../guard/front-desk/site.ts';
import type { CommandContext } from '../command.ts';

/** The page of the front desk of a configuration; undefined where it has none. */
export function frontDeskOf(
  { terminal }: Pick<CommandContext, 'terminal'>,
  config: Config | undefined,
): string | undefined {
  const frontDesk = config?.frontDesk;
  if (!frontDesk) return undefined;
  if (isLoopback(frontDesk.address))
    terminal.note(`The front desk is at ${frontDesk.address}: only this computer reaches it.`);
  return frontDeskUrl(frontDesk);
}
