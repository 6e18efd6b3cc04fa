import { beforeEach, expect, it } from 'vitest';
import { debianProgram } from '../../tools/debian-packages.ts';
import { type GatewayLab, gatewayLab, must } from './gateway.ts';
import { inLab } from './in-lab.ts';
import type { LabProcess } from './process.ts';
import { TONEWALL } from './tonewall.ts';

/** A player that takes itself for a relay asks for addresses of another segment, until nobody there has any left. */
const [DNSMASQ, BUSYBOX] = [debianProgram('dnsmasq'), debianProgram('busybox')];

let lab: GatewayLab;
let server: LabProcess;

inLab({
  build: async () => {
    lab = await gatewayLab();
    if (DNSMASQ === undefined) return;
    const alone = ['--keep-in-foreground', '--port=0', '--conf-file=/dev/null', '--user=root', '--pid-file='];
    const told = ['--log-facility=-', '--log-dhcp', '--no-ping', `--dhcp-leasefile=${lab.folder}/leases`];
    const ranges = ['30.100,10.0.30.109', '10.100,10.0.10.109'].map((range) => `--dhcp-range=10.0.${range}`);
    const args = [...alone, ...told, '--dhcp-authoritative', ...ranges];
    server = await lab.hosts.router.start(DNSMASQ, args, { ready: 'DHCP' });
  },
  close: () => lab?.close(),
});

beforeEach((context) => {
  if (DNSMASQ === undefined) context.skip('dnsmasq is not installed');
  if (BUSYBOX === undefined) context.skip('busybox is not installed');
});

/**
 * DHCPREQUESTs for all addresses that the home has to give, each of another device behind a relay there that starts again (RFC 2131 §2: `giaddr`; table 5:
 * INIT-REBOOT), to the server and to everybody.
 */
const AS_RELAY = `
const socket = require('dgram').createSocket('udp4');
const address = (last) => [10, 0, 10, last];
socket.bind(67, async () => {
  socket.setBroadcast(true);
  for (let count = 0; count < 10; count += 1) {
    const bytes = Buffer.alloc(300);
    bytes.set([1, 1, 6, 1, 0, 0, 0, count]);
    bytes.set([...address(77), 2, 0, 0, 0, 7, count], 24);
    bytes.set([99, 130, 83, 99, 53, 1, 3, 50, 4, ...address(100 + count), 255], 236);
    for (const to of ['10.0.30.1', '255.255.255.255'])
      await new Promise((resolve) => socket.send(bytes, 67, to, resolve));
  }
  socket.close();
});`;

const asRelay = (): Promise<string> => must(lab.hosts.kitchen, process.execPath, '-e', AS_RELAY);

/** Debian's own client; it takes no address for good. */
async function given(host: 'kitchen' | 'phone'): Promise<string | undefined> {
  const args = ['udhcpc', '-f', '-q', '-n', '-t', '5', '-T', '2', '-i', 'eth0', '-s', '/bin/true'];
  const { stdout, stderr } = await lab.hosts[host].run(BUSYBOX ?? '', args, { timeoutMs: 60_000 });
  return /lease of (\S+) obtained/.exec(stdout + stderr)?.[1];
}

/** That the server has given away in the segment of the home. */
const leasedAtHome = async (): Promise<number> => {
  const leases = await must(lab.hosts.router, 'sh', '-c', `cat ${lab.folder}/leases 2>/dev/null || true`);
  return leases.split('\n').filter((line) => line.includes(' 10.0.10.')).length;
};

const firewall = (verb: string, ...config: readonly string[]): Promise<string> =>
  must(lab.hosts.router, process.execPath, TONEWALL, 'firewall', verb, ...config);

it('what a player asks as a relay does not come to the server, and what it asks for itself does', async () => {
  await firewall('apply', lab.config);
  await asRelay();
  expect(await given('kitchen')).toMatch(/^10\.0\.30\.10\d$/);
  expect(server.output()).not.toContain('02:00:00:00:07:');
  expect(await leasedAtHome()).toBe(0);
  expect(await given('phone')).toMatch(/^10\.0\.10\.10\d$/);
}, 180_000);

it('without rules it takes what the others would have', async () => {
  await firewall('remove');
  await asRelay();
  await expect.poll(leasedAtHome, { timeout: 30_000 }).toBe(10);
}, 60_000);
