import { expect, it } from 'vitest';
import { GATEWAY, sceneOf } from '../../../../test/rig/doctor.ts';
import { noForwarding } from './no-forwarding.ts';

const V4 = '/proc/sys/net/ipv4';
const switches = (all: string, eth0: string, eth1: string) => ({
  [`${V4}/ip_forward`]: `${all}\n`,
  [`${V4}/conf/eth0/forwarding`]: `${eth0}\n`,
  [`${V4}/conf/eth1/forwarding`]: `${eth1}\n`,
});
const look = (files: Readonly<Record<string, string | undefined>>, config = GATEWAY) =>
  noForwarding.look(sceneOf({ files }, config));

it('passes where all are on; IPv6 may be as it is', async () => {
  expect(await look({ ...switches('1', '1', '1'), '/proc/sys/net/ipv6/conf/all/forwarding': '0\n' })).toEqual(
    {
      verdict: 'pass',
      evidence: [
        'net.ipv4.ip_forward is 1.',
        'net.ipv4.conf.eth1.forwarding, of eth1 (speakers), is 1.',
        'net.ipv4.conf.eth0.forwarding, of eth0 (internet), is 1.',
        'net.ipv6.conf.all.forwarding is 0; players need neither.',
      ],
      cures: [],
      sent: [],
    },
  );
});

it('fails where it is off, with the command that mends it', async () => {
  expect(await look(switches('0', '1', '1'))).toMatchObject({
    verdict: 'fail',
    cures: [
      'sysctl -w net.ipv4.ip_forward=1',
      "To keep it: echo 'net.ipv4.ip_forward=1' >> /etc/sysctl.d/90-tonewall.conf",
    ],
  });
});

it('fails where one card does not, and writes its name as sysctl does', async () => {
  const config = GATEWAY.replace('interface: eth1', 'interface: eth1.30');
  const found = await look({ ...switches('1', '1', '1'), [`${V4}/conf/eth1.30/forwarding`]: '0\n' }, config);
  expect(found.verdict).toBe('fail');
  expect(found.cures[0]).toBe('sysctl -w net.ipv4.conf.eth1/30.forwarding=1');
});

it('cannot tell what cannot be read', async () => {
  expect(await look({ [`${V4}/ip_forward`]: undefined })).toMatchObject({
    verdict: 'inconclusive',
    cures: ['sysctl net.ipv4.ip_forward shows it'],
  });
});

it('is no matter where no segment is the internet', async () => {
  const config = GATEWAY.split('\n')
    .filter((line) => !line.includes('internet'))
    .join('\n');
  expect((await look(switches('0', '0', '0'), config)).verdict).toBe('not-applicable');
});
