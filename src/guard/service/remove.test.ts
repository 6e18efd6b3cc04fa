import { expect, it } from 'vitest';
import { FILE, installation, SEGMENTS, serviceComputer } from '../../../test/rig/service.ts';
import { layoutOf } from '../firewall/layout.ts';
import { createdTables } from '../firewall/transaction.ts';
import { installService } from './install.ts';
import { removeService } from './remove.ts';

const OURS = { code: 0, stdout: 'tonewall:x:990:990:Tonewall guard:/var/lib/tonewall:/usr/sbin/nologin\n' };
const NO_TABLE = { code: 1, stderr: 'Error: No such file or directory\n' };

async function installed() {
  const computer = serviceComputer();
  await installService(computer.ports, installation(SEGMENTS));
  computer.disk.put('/var/lib/tonewall', '');
  computer.says.set('getent passwd tonewall', OURS);
  computer.says.set('nft list table netdev', NO_TABLE);
  computer.ran.length = 0;
  return computer;
}

it('takes away units, rules, state and user, the guard first', async () => {
  const { ports, ran } = await installed();
  expect(await removeService(ports, { file: FILE, keepState: false })).toEqual({
    units: ['tonewall.service', 'tonewall-firewall-helper.service', 'tonewall-firewall.service'],
    rules: true,
    user: true,
    state: true,
  });
  expect(ran).toEqual([
    'id -u',
    'systemctl disable --quiet --now tonewall.service',
    'rm -f -- /etc/systemd/system/tonewall.service',
    'systemctl disable --quiet --now tonewall-firewall-helper.service',
    'rm -f -- /etc/systemd/system/tonewall-firewall-helper.service',
    'systemctl disable --quiet --now tonewall-firewall.service',
    'rm -f -- /etc/systemd/system/tonewall-firewall.service',
    'systemctl daemon-reload',
    'nft list table netdev tonewall',
    'nft list table inet tonewall',
    'nft list table arp tonewall',
    'nft list table ip tonewall',
    'nft list table ip6 tonewall',
    'nft -f -',
    'nft list table inet tonewall',
    'nft list table arp tonewall',
    'nft list table ip tonewall',
    'nft list table ip6 tonewall',
    'rm -rf -- /var/lib/tonewall-firewall /var/lib/tonewall',
    `chown root:root -- ${FILE}`,
    'getent passwd tonewall',
    'userdel tonewall',
  ]);
});

it('keeps the state for root alone where that is asked for', async () => {
  const { ports, ran } = await installed();
  const removed = await removeService(ports, { file: FILE, keepState: true });
  expect(removed.state).toBe(false);
  expect(ran).toContain('rm -rf -- /var/lib/tonewall-firewall');
  expect(ran).toContain('chown -R root:root -- /var/lib/tonewall');
});

it('does not say that rules are gone which a helper of somebody puts back', async () => {
  const { ports, says, ran } = await installed();
  const layout = layoutOf(installation(SEGMENTS).loaded.config);
  says.set('nft list table inet', { code: 0, stdout: layout ? createdTables(layout) : '' });
  await expect(removeService(ports, { file: FILE, keepState: false })).rejects.toMatchObject({
    code: 'rules-put-back',
    hint: expect.stringContaining('tonewall service remove again'),
  });
  expect(ran.some((line) => line.startsWith('rm -rf'))).toBe(false);
});

it('leaves a user of somebody else, and tells that there was nothing', async () => {
  const { ports, says, ran, disk } = serviceComputer();
  says.set('nft list', NO_TABLE);
  says.set('getent passwd tonewall', {
    code: 0,
    stdout: 'tonewall:x:990:990:Tony Wall:/home/tony:/bin/sh\n',
  });
  disk.remove('/run/systemd/system');
  expect(await removeService(ports, { file: '/etc/none.yaml', keepState: false })).toEqual({
    units: [],
    rules: false,
    user: false,
    state: false,
  });
  expect(ran.some((line) => /userdel|systemctl|chown/.test(line))).toBe(false);
});

it('is for root', async () => {
  const { ports, says, ran } = await installed();
  says.set('id -u', { code: 0, stdout: '1000\n' });
  await expect(removeService(ports, { file: FILE, keepState: false })).rejects.toThrow(
    'only root may do that',
  );
  expect(ran).toEqual(['id -u']);
});
