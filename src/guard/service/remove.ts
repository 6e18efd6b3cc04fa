import { join } from 'node:path';
import { TonewallError } from '../../base/errors.ts';
import { takeAwayFirewall } from '../firewall/take-away.ts';
import { KEPT_FOLDER, STATE_FOLDER, UNIT_FOLDER, UNIT_NAMES } from './names.ts';
import { hasSystemd, must, mustBeRoot, type ServicePorts } from './system.ts';
import { removeUser } from './user.ts';

export interface Removal {
  /** An absolute path; it stays, for its owner only. */
  readonly file: string;
  /** The state folder stays, for root only. */
  readonly keepState: boolean;
}

/** What was there and is gone. */
export interface Removed {
  readonly units: readonly string[];
  readonly rules: boolean;
  readonly user: boolean;
  readonly state: boolean;
}

/** Takes the service away, rules included. Fails with `service-refused`, `firewall-refused` and `rules-put-back`; it may be tried again. */
export async function removeService(ports: ServicePorts, { file, keepState }: Removal): Promise<Removed> {
  const { exec, disk } = ports;
  await mustBeRoot(exec);
  const units = await removeUnits(ports);
  const rules = await rulesGone(ports);
  const hasState = await disk.exists(STATE_FOLDER);
  await must(exec, 'rm', '-rf', '--', KEPT_FOLDER, ...(keepState ? [] : [STATE_FOLDER]));
  // Another user of the same number that comes later gets nothing.
  if (keepState && hasState) await must(exec, 'chown', '-R', 'root:root', '--', STATE_FOLDER);
  if (await disk.exists(file)) await must(exec, 'chown', 'root:root', '--', file);
  return { units, rules, user: await removeUser(exec), state: hasState && !keepState };
}

/** The helper of the service is gone by now: who puts rules back was started by hand. */
async function rulesGone(ports: ServicePorts): Promise<boolean> {
  try {
    return await takeAwayFirewall(ports);
  } catch (cause) {
    if (!(cause instanceof TonewallError) || cause.code !== 'rules-put-back') throw cause;
    throw new TonewallError(cause.code, cause.message, { hint: BY_HAND, cause });
  }
}

const BY_HAND =
  'A tonewall firewall helper runs that the service did not start. Stop it, and run tonewall service remove again for the rest.';

/** The guard first: what it answers ends before the rules do. */
async function removeUnits(ports: ServicePorts): Promise<readonly string[]> {
  const { exec, disk } = ports;
  const isBooted = await hasSystemd(ports);
  const removed: string[] = [];
  for (const name of UNIT_NAMES.toReversed()) {
    const path = join(UNIT_FOLDER, name);
    if (!(await disk.exists(path))) continue;
    if (isBooted) await must(exec, 'systemctl', 'disable', '--quiet', '--now', name);
    await must(exec, 'rm', '-f', '--', path);
    removed.push(name);
  }
  if (isBooted && removed.length > 0) await must(exec, 'systemctl', 'daemon-reload');
  return removed;
}
