/**
 * Programs of the system by which a service is set up and taken away. What could go wrong: text becomes a command (every word is written here or
 * is a path that was made absolute), half of it is done (each step may be done again; the next run goes on), something of others is
 * taken away (names of our own only). Proven in `service.test.ts` and `test/lab/service.test.ts`.
 */
import { TonewallError } from '../../base/errors.ts';
import { printable } from '../../base/text.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Disk } from '../../ports/disk.ts';
import type { Exec } from '../../ports/exec.ts';
import type { LocalDoor } from '../../ports/local-door.ts';
import type { Machine } from '../../ports/machine.ts';
import { askDesk, doorPath } from '../approval/door.ts';
import { STATE_FOLDER } from './names.ts';

export interface ServicePorts {
  readonly exec: Exec;
  readonly disk: Pick<Disk, 'exists' | 'read' | 'write'>;
  readonly machine: Pick<Machine, 'permissions'>;
  readonly doors: Pick<LocalDoor, 'ask'>;
  readonly clock: Pick<Clock, 'elapsed' | 'sleep'>;
}

/** `systemctl` waits until a unit is started, which takes as long as a busy small computer needs. */
const TIMEOUT_MS = 120_000;

/** What the program said. Fails with `service-refused`. */
export async function must(exec: Exec, program: string, ...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await exec.run({ program, args, timeoutMs: TIMEOUT_MS });
  if (code === 0) return stdout;
  const said = printable(stderr.trim().split('\n')[0] ?? '', 200);
  throw new TonewallError('service-refused', `${program} ${args.join(' ')}: ${said || 'it said nothing'}`);
}

/** Fails with `service-refused` for anybody but root. */
export async function mustBeRoot(exec: Exec): Promise<void> {
  if ((await must(exec, 'id', '-u')).trim() !== '0')
    throw new TonewallError('service-refused', 'only root may do that', {
      hint: 'sudo tonewall service …; tonewall service plan needs no privilege.',
    });
}

/** sd_booted(3). */
export const hasSystemd = ({ disk }: Pick<ServicePorts, 'disk'>): Promise<boolean> =>
  disk.exists('/run/systemd/system');

/** Whether a guard answers for the state of the service. */
export async function guardAnswers({ doors }: Pick<ServicePorts, 'doors'>): Promise<boolean> {
  try {
    await askDesk(doors, doorPath(STATE_FOLDER), { ask: 'list' });
    return true;
  } catch (cause) {
    if (cause instanceof TonewallError && cause.code === 'guard-unreachable') return false;
    throw cause;
  }
}
