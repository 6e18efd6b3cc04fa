import { dirname } from 'node:path';
import type { Machine } from '../../ports/machine.ts';

/** What `ProtectHome` and `PrivateTmp` hide from a unit (systemd.exec(5)). */
const HIDDEN = ['/home', '/root', '/run/user', '/tmp', '/var/tmp'];

/** Why a unit of another user cannot use a file at an absolute path, without links; undefined where it can. */
export async function unreachable(
  machine: Pick<Machine, 'permissions'>,
  path: string,
): Promise<string | undefined> {
  const hidden = HIDDEN.find((folder) => path.startsWith(`${folder}/`));
  if (hidden !== undefined) return `${path} lies under ${hidden}, which units do not see`;
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const found = await machine.permissions(folder);
    if (found && (found.mode & 0o001) === 0) return `${folder} may not be entered by everybody`;
    if (folder === dirname(folder)) return undefined;
  }
}
