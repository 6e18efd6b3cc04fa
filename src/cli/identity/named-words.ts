import { DEFAULT_FILE } from '../../config/default-file.ts';
import { TonewallError } from '../../base/errors.ts';
import { printable } from '../../base/text.ts';
import type { Config } from '../../config/config.ts';
import { loadConfig } from '../../config/load.ts';
import { nodeDisk } from '../../host/disk/disk.ts';
import type { CommandContext } from '../command.ts';
import type { Grant } from './grant.ts';

/**
 * The configuration that a command may lean on; undefined where there is none. A file that was not asked for is a help only: without it
 * nothing is checked, and that is said. Fails as `loadConfig` does for one that was.
 */
export async function configFor(
  { terminal }: Pick<CommandContext, 'terminal'>,
  file: string | undefined,
): Promise<Config | undefined> {
  const disk = nodeDisk();
  if (file === undefined && !(await disk.exists(DEFAULT_FILE))) return undefined;
  try {
    return (await loadConfig(disk, file ?? DEFAULT_FILE)).config;
  } catch (cause) {
    if (file !== undefined || !(cause instanceof TonewallError)) throw cause;
    terminal.note(`Not checked: ${cause.message}`);
    return undefined;
  }
}

/** Fails with `identity-refused` where the configuration names no such role or group: who has it could do nothing. */
export function checkGrant({ file, roles, groups }: Config, grant: Grant): void {
  if (!roles.has(grant.role)) throw unnamed(`${file} has no role ${grant.role}`, 'Roles', roles);
  const group = grant.groups.find((one) => !groups.has(one));
  if (group !== undefined) throw unnamed(`${file} has no group ${group}`, 'Groups', groups);
}

/** The same for the id of a person. */
export function checkPerson({ file, people }: Config, id: string): void {
  if (!people.has(id)) throw unnamed(`${file} has no person ${id}`, 'People', people.keys());
}

function unnamed(message: string, what: string, names: Iterable<string>): TonewallError {
  const known = [...names].filter((name) => name !== 'nobody').join(', ');
  return new TonewallError('identity-refused', message, {
    hint: printable(known === '' ? `${what}: none.` : `${what}: ${known}.`, 1000),
  });
}
