import type { Stats } from 'node:fs';
import { chmod, readdir, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { TonewallError } from '../base/errors.ts';
import type { DoorOwner } from '../ports/local-door.ts';

/**
 * Sees to it that the owner of a socket may enter its folder, which a process without an owner to name had made for itself alone. A folder of somebody
 * else, or with other things in it, is left as it is: then it fails with `file-unwritable`.
 */
export async function letIn(path: string, owner: DoorOwner): Promise<void> {
  const folder = dirname(path);
  const facts = await stat(folder);
  if (mayEnter(facts, owner)) return;
  if (!(await isOurs(path, facts)))
    throw new TonewallError('file-unwritable', `${folder} keeps out the user that ${path} is for`, {
      hint: `As root: chmod o+x ${folder}; or choose another folder.`,
    });
  await chmod(folder, 0o755);
}

const isOurs = async (path: string, { uid }: Stats): Promise<boolean> =>
  uid === process.getuid?.() && (await readdir(dirname(path))).every((name) => name === basename(path));

/** By the one class of permissions that is the user's (path_resolution(7)); root enters everywhere. */
function mayEnter({ uid, gid, mode }: Stats, owner: DoorOwner): boolean {
  if (owner.uid === 0) return true;
  if (owner.uid === uid) return (mode & 0o100) !== 0;
  return (mode & (owner.gid === gid ? 0o010 : 0o001)) !== 0;
}
