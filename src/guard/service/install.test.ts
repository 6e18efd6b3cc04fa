import { expect, it } from 'vitest';
import { FILE, installation, SEGMENTS, serviceComputer } from '../../../test/rig/service.ts';
import { installService } from './install.ts';

it('makes the user, writes the units and starts them, the rules first', async () => {
  const { ports, disk, ran } = serviceComputer();
  await installService(ports, installation(SEGMENTS));
  expect(ran).toEqual([
    'id -u',
    'getent passwd tonewall',
    'useradd --system --user-group --no-create-home --home-dir /var/lib/tonewall --shell /usr/sbin/nologin --comment Tonewall guard tonewall',
    `chown root:tonewall -- ${FILE}`,
    `chmod 0640 -- ${FILE}`,
    'chmod 0644 -- /etc/systemd/system/tonewall-firewall.service',
    'chmod 0644 -- /etc/systemd/system/tonewall-firewall-helper.service',
    'chmod 0644 -- /etc/systemd/system/tonewall.service',
    'systemctl daemon-reload',
    'systemctl enable --quiet tonewall-firewall.service',
    'systemctl enable --quiet tonewall-firewall-helper.service',
    'systemctl enable --quiet tonewall.service',
    'systemctl restart tonewall-firewall.service',
    'systemctl restart tonewall-firewall-helper.service',
    'systemctl restart tonewall.service',
  ]);
  expect(disk.text('/etc/systemd/system/tonewall.service')).toContain('User=tonewall\n');
});

it('leaves a user of that name alone', async () => {
  const { ports, says, ran } = serviceComputer();
  says.set('getent passwd tonewall', {
    code: 0,
    stdout: 'tonewall:x:990:990:Tony Wall:/home/tony:/bin/sh\n',
  });
  await installService(ports, installation());
  expect(ran.some((line) => line.startsWith('useradd'))).toBe(false);
});

it('takes away units that the configuration does not want any more', async () => {
  const { ports, disk, ran } = serviceComputer();
  await installService(ports, installation(SEGMENTS));
  ran.length = 0;
  await installService(ports, installation());
  expect(ran.filter((line) => line.includes('disable'))).toEqual([
    'systemctl disable --quiet --now tonewall-firewall.service',
    'systemctl disable --quiet --now tonewall-firewall-helper.service',
  ]);
  expect(disk.text('/etc/systemd/system/tonewall-firewall.service')).toBe(undefined);
});

it('waits for the guard, but not without end', async () => {
  const computer = serviceComputer();
  computer.answers = false;
  await installService(computer.ports, installation());
  expect(computer.ports.clock.elapsed()).toBe(30_000);
});

it('touches nothing without root, without systemd, and where a unit could not run', async () => {
  const { ports, says, disk, ran } = serviceComputer();
  const refused = (message: string) => expect.objectContaining({ code: 'service-refused', message });
  const homely = { ...installation(), file: '/root/tonewall.yaml' };
  await expect(installService(ports, homely)).rejects.toEqual(
    refused('/root/tonewall.yaml lies under /root, which units do not see'),
  );
  disk.remove('/run/systemd/system');
  await expect(installService(ports, installation())).rejects.toEqual(
    refused('this computer was not started by systemd'),
  );
  says.set('id -u', { code: 0, stdout: '1000\n' });
  await expect(installService(ports, installation())).rejects.toEqual(refused('only root may do that'));
  expect(new Set(ran)).toEqual(new Set(['id -u']));
});

it('tells what the system said when it refuses', async () => {
  const { ports, says } = serviceComputer();
  says.set('systemctl restart', { code: 1, stderr: 'Job for tonewall.service failed.\nSee more.\n' });
  await expect(installService(ports, installation())).rejects.toEqual(
    expect.objectContaining({
      code: 'service-refused',
      message: 'systemctl restart tonewall.service: Job for tonewall.service failed.',
    }),
  );
});
