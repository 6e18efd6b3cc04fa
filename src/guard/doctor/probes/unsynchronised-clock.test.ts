import { expect, it } from 'vitest';
import { sceneOf } from '../../../../test/rig/doctor.ts';
import type { Ended } from '../../../ports/exec.ts';
import { unsynchronisedClock } from './unsynchronised-clock.ts';

const look = (programs: Readonly<Record<string, Partial<Ended>>>) =>
  unsynchronisedClock.look(
    sceneOf({
      programs: Object.fromEntries(Object.entries(programs).map(([name, said]) => [name, () => said])),
    }),
  );

/** `chronyc -c tracking`, whose last field is the leap status (chronyc(1), chrony 4.3). */
const tracking = (leap: string) => ({
  stdout: `C0000201,192.0.2.1,3,1700000000.1,0.000001,0.000002,0.00003,-12.3,0.001,0.02,0.01,0.002,64.5,${leap}\n`,
});
const NO_SYSTEMD = { code: 1, stderr: 'System has not been booted with systemd as init system (PID 1).\n' };

it.each([
  [{ timedatectl: { stdout: 'yes\n' } }, 'pass', 'timedatectl says that the clock is synchronised.'],
  [{ timedatectl: { stdout: 'no\n' } }, 'fail', 'timedatectl says that the clock is not synchronised.'],
  [
    { timedatectl: NO_SYSTEMD, chronyc: tracking('Normal') },
    'pass',
    'chronyc says that the clock is synchronised.',
  ],
  [{ chronyc: tracking('Not synchronised') }, 'fail', 'chronyc says that the clock is not synchronised.'],
] as const)('%j: %s', async (programs, verdict, evidence) => {
  expect(await look(programs)).toMatchObject({ verdict, evidence: [evidence] });
});

it('cannot tell where neither does', async () => {
  const neither = 'Neither timedatectl nor chronyc tells whether the clock is synchronised.';
  for (const programs of [
    {},
    { timedatectl: NO_SYSTEMD },
    { timedatectl: { stdout: 'odd' }, chronyc: { stdout: '' } },
  ])
    expect(await look(programs)).toMatchObject({ verdict: 'inconclusive', evidence: [neither] });
});
