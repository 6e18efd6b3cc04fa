import { TonewallError } from '../../base/errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Exec } from '../../ports/exec.ts';
import { inForce, removeFirewall } from './firewall.ts';

interface TakeAwayParts {
  readonly exec: Exec;
  readonly clock: Pick<Clock, 'sleep'>;
}

/** Milliseconds in which a process that keeps the rules has put them back. */
const PUT_BACK_MS = 1000;

/**
 * Takes the rules away for good; false when there were none. Fails with `rules-put-back` where somebody keeps them in force, and with
 * `firewall-refused`.
 */
export async function takeAwayFirewall({ exec, clock }: TakeAwayParts): Promise<boolean> {
  if (!(await removeFirewall(exec))) return false;
  await clock.sleep(PUT_BACK_MS);
  if (await inForce(exec))
    throw new TonewallError('rules-put-back', 'the rules were taken away, and are in force again');
  return true;
}
