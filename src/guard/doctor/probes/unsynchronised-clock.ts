/**
 * Runs timedatectl and chronyc. What could go wrong: the clock is set (`show` and `tracking` read), they print what they like (two
 * words are understood, all else is not known). Proven in `unsynchronised-clock.test.ts`.
 */
import { fail, inconclusive, pass } from '../finding.ts';
import type { DoctorPorts, Probe } from '../probe.ts';

const CURE = 'timedatectl set-ntp true, or install chrony: apt install chrony';

export const unsynchronisedClock: Probe = {
  id: 'unsynchronised-clock',
  title: 'The clock of this computer follows no other',
  meaning: 'Hours, quiet hours, leases of devices and the times in the journal go by this clock.',
  seen: 'Asks timedatectl, and where that has no answer chronyc; both only read.',
  when: {
    fail: 'one of them says that the clock is not synchronised',
    inconclusive: 'neither is there or answers',
    pass: 'one of them says that it is',
  },
  cure: CURE,
  look: async ({ ports: { exec } }) => {
    for (const [by, ask] of WAYS) {
      const isFollowing = await ask(exec);
      if (isFollowing === true) return pass(`${by} says that the clock is synchronised.`);
      if (isFollowing === false) return fail(`${by} says that the clock is not synchronised.`, CURE);
    }
    return inconclusive(
      'Neither timedatectl nor chronyc tells whether the clock is synchronised.',
      'Compare it with another: date -u',
    );
  },
};

type Exec = DoctorPorts['exec'];

/** Undefined where it does not tell. */
type Ask = (exec: Exec) => Promise<boolean | undefined>;

const timedatectl: Ask = async (exec) => {
  const { code, stdout } = await exec.run({
    program: 'timedatectl',
    args: ['show', '-p', 'NTPSynchronized', '--value'],
  });
  const said = stdout.trim();
  return code === 0 && (said === 'yes' || said === 'no') ? said === 'yes' : undefined;
};

/** `chronyc -c tracking` ends with the leap status (chronyc(1)). */
const chronyc: Ask = async (exec) => {
  const { code, stdout } = await exec.run({ program: 'chronyc', args: ['-c', 'tracking'] });
  const status = stdout.trim().split(',').at(-1) ?? '';
  return code === 0 && status !== '' ? status !== 'Not synchronised' : undefined;
};

const WAYS: readonly (readonly [string, Ask])[] = [
  ['timedatectl', timedatectl],
  ['chronyc', chronyc],
];
