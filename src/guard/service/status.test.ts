import { expect, it } from 'vitest';
import { layoutOf } from '../firewall/layout.ts';
import { tablesOf } from '../firewall/transaction.ts';
import { installation, SEGMENTS, serviceComputer } from '../../../test/rig/service.ts';
import { installService } from './install.ts';
import { serviceStand } from './status.ts';

const RUNS = { code: 0, stdout: 'ActiveState=active\nUnitFileState=enabled\n' };

async function installed(more = SEGMENTS) {
  const computer = serviceComputer();
  const wanted = installation(more);
  await installService(computer.ports, wanted);
  computer.says.set('systemctl show', RUNS);
  computer.says.set('getent passwd tonewall', { code: 0, stdout: 'tonewall:x:9:9:Tonewall guard:/a:/b\n' });
  const layout = layoutOf(wanted.loaded.config);
  if (layout) computer.says.set('nft list', { code: 0, stdout: tablesOf(layout) });
  return { ...computer, computer, wanted };
}

const unit = (name: string) => ({ name, file: 'as-wanted', state: 'active', enabled: true });

it('is whole where all is as an installation leaves it', async () => {
  const { ports, wanted } = await installed();
  expect(await serviceStand(ports, wanted)).toEqual({
    units: [
      unit('tonewall-firewall.service'),
      unit('tonewall-firewall-helper.service'),
      unit('tonewall.service'),
    ],
    user: 'ours',
    answers: true,
    rules: 'as-wanted',
    isWhole: true,
  });
});

it('has no rules where the configuration has no segments', async () => {
  const { ports, wanted } = await installed('');
  expect(await serviceStand(ports, wanted)).toMatchObject({ rules: undefined, isWhole: true });
});

it('finds each thing that is amiss', async () => {
  const { ports, wanted, says, disk, computer } = await installed();
  const stand = () => serviceStand(ports, wanted);
  computer.answers = false;
  expect(await stand()).toMatchObject({ answers: false, isWhole: false });
  computer.answers = true;
  says.set('nft list', { code: 1, stderr: 'Operation not permitted' });
  expect(await stand()).toMatchObject({ rules: 'unknown', isWhole: false });
  says.set('nft list', { code: 1, stderr: 'Error: No such file or directory' });
  expect(await stand()).toMatchObject({ rules: 'missing', isWhole: false });
  disk.put('/etc/systemd/system/tonewall.service', 'another');
  disk.remove('/etc/systemd/system/tonewall-firewall.service');
  says.set('systemctl show', { code: 0, stdout: 'ActiveState=failed\nUnitFileState=disabled\n' });
  expect((await stand()).units).toEqual([
    { name: 'tonewall-firewall.service', file: 'missing', state: 'failed', enabled: false },
    { name: 'tonewall-firewall-helper.service', file: 'as-wanted', state: 'failed', enabled: false },
    { name: 'tonewall.service', file: 'differs', state: 'failed', enabled: false },
  ]);
});

it('finds units that are not wanted any more', async () => {
  const { ports } = await installed();
  const { units, isWhole } = await serviceStand(ports, installation());
  expect(units.map(({ file }) => file)).toEqual(['superfluous', 'superfluous', 'differs']);
  expect(isWhole).toBe(false);
});
