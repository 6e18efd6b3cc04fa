import type { Exec } from '../../ports/exec.ts';
import { SERVICE_USER, STATE_FOLDER, USER_COMMENT } from './names.ts';
import { must } from './system.ts';

/** `ours`: an installation made it. `other`: it was there, and stays. */
export type UserStand = 'missing' | 'ours' | 'other';

/** From passwd(5): name, password, uid, gid, comment, home, shell. */
export async function userStand(exec: Exec): Promise<UserStand> {
  const { code, stdout } = await exec.run({ program: 'getent', args: ['passwd', SERVICE_USER] });
  if (code !== 0) return 'missing';
  return stdout.split(':')[4] === USER_COMMENT ? 'ours' : 'other';
}

/** Of no password, no shell and no home that somebody could enter. */
export const USER_COMMAND = [
  'useradd',
  '--system',
  '--user-group',
  '--no-create-home',
  '--home-dir',
  STATE_FOLDER,
  '--shell',
  '/usr/sbin/nologin',
  '--comment',
  USER_COMMENT,
  SERVICE_USER,
] as const;

export async function ensureUser(exec: Exec): Promise<void> {
  const [program, ...args] = USER_COMMAND;
  if ((await userStand(exec)) === 'missing') await must(exec, program, ...args);
}

/** False where there is none of ours. */
export async function removeUser(exec: Exec): Promise<boolean> {
  if ((await userStand(exec)) !== 'ours') return false;
  await must(exec, 'userdel', SERVICE_USER);
  return true;
}
