import { expect, it } from 'vitest';
import { FILE, installation, serviceComputer } from '../../../test/rig/service.ts';
import { installService } from './install.ts';
import { installedService } from './installed.ts';

const UNIT = '/etc/systemd/system/tonewall.service';
const STATE = '/var/lib/tonewall';

it('is where its unit says', async () => {
  const { ports } = serviceComputer();
  await installService(ports, { ...installation(), file: '/srv/home.yaml' });
  expect(await installedService(ports.disk)).toEqual({ file: '/srv/home.yaml', state: STATE });
});

it('is where a configuration is looked for, where the unit does not tell', async () => {
  const { ports, disk } = serviceComputer();
  expect(await installedService(ports.disk)).toEqual({ file: FILE, state: STATE });
  disk.put(UNIT, 'ExecStart=/usr/bin/node main.js guard "/srv/my home.yaml" --state /var/lib/tonewall\n');
  expect(await installedService(ports.disk)).toEqual({ file: FILE, state: STATE });
  disk.failing = 'read';
  expect(await installedService(ports.disk)).toEqual({ file: FILE, state: STATE });
});

it('is not there without both', async () => {
  const { ports, disk } = serviceComputer();
  disk.remove(FILE);
  expect(await installedService(ports.disk)).toBe(undefined);
});
