import { beforeAll, describe, expect, it, vi } from 'vitest';
import { cutNobodyOff } from './cut-nobody-off.ts';
import { debianProgram } from '../../tools/debian-packages.ts';
import { labCapability } from './capability.ts';
import { arrivalsDuring, type GatewayLab, gatewayLab, must } from './gateway.ts';
import { inLab } from './in-lab.ts';
import { scriptPath } from './lab.ts';
import { TONEWALL } from './tonewall.ts';

/** The house of `firewall.test.ts` with a network of IPv6 in every segment, all of them routed: what is not given is not reached. */
let lab: GatewayLab;
type Host = keyof GatewayLab['hosts'];

const ADDRESSES = {
  kitchen: '2001:db8:30::21',
  phone: '2001:db8:10::5',
  guest: '2001:db8:20::5',
  server: '2001:db8:99::9',
  router: '2001:db8:20::1',
} as const satisfies Record<Host, string>;

const ROUTER = ['2001:db8:30::1', '2001:db8:10::1', ADDRESSES.router, '2001:db8:99::1'] as const;

inLab({
  build: async () => {
    lab = await gatewayLab();
    await must(lab.hosts.router, 'sysctl', '-qw', 'net.ipv6.conf.all.forwarding=1');
    for (const [index, address] of ROUTER.entries()) await give('router', address, `eth${index}`);
    for (const host of ['kitchen', 'phone', 'guest', 'server'] as const) {
      await give(host, ADDRESSES[host]);
      await must(lab.hosts[host], 'ip', '-6', 'route', 'add', 'default', 'via', nextHop(ADDRESSES[host]));
    }
  },
  close: () => lab?.close(),
  timeoutMs: 60_000,
});

const nextHop = (address: string): string => address.replace(/::.*/, '::1');

const give = (host: Host, address: string, card = 'eth0'): Promise<string> =>
  must(lab.hosts[host], 'ip', 'address', 'add', `${address}/64`, 'dev', card, 'nodad');

async function knockAtAll(
  from: Host,
  to: Host,
  how: { readonly host?: string } = {},
): Promise<{ open: unknown; arrived: number }> {
  let open: unknown;
  const arrived = await arrivalsDuring(lab.hosts[to], async () => {
    const input = { host: ADDRESSES[to], ...how };
    open = Object(await lab.hosts[from].script('every-port.ts', input, { timeoutMs: 180_000 })).open;
  });
  return { open, arrived };
}

/** Asks at port 80 with an own address; what came there, and the answer (0 for none). */
async function callFrom(
  from: Host,
  to: Host,
  localAddress: string,
): Promise<{ status: number; arrived: number }> {
  let status = Number.NaN;
  const request = 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';
  const arrived = await arrivalsDuring(lab.hosts[to], async () => {
    const input = { host: ADDRESSES[to], port: 80, localAddress, request };
    status = Number(Object(await lab.hosts[from].script('exchange.ts', input)).status);
  });
  return { status, arrived };
}

const NOTHING = { open: [], arrived: 0 };
/** A datagram and a SYN for each port. */
const EVERYTHING = 2 * 65_535;

/** Whoever asks for the router under a false address gets no answer either: here it is to send all the same. */
async function knowTheWay(host: 'guest' | 'server', card: string): Promise<void> {
  const [{ address }] = JSON.parse(await must(lab.hosts.router, 'ip', '-j', 'link', 'show', card)) as [
    { address: string },
  ];
  const to = nextHop(ADDRESSES[host]);
  await must(lab.hosts[host], 'ip', 'neighbour', 'replace', to, 'lladdr', address, 'dev', 'eth0');
}

async function listening(host: Host, ...ports: readonly number[]): Promise<void> {
  for (const port of ports)
    await lab.hosts[host].start(
      process.execPath,
      [scriptPath('listen.ts'), JSON.stringify({ host: '::', port })],
      { ready: 'listening' },
    );
}

describe('a gateway without rules', { timeout: 300_000 }, () => {
  it('lets everything through: the measure finds what is open', async () => {
    // Until a neighbour is found Linux keeps a hundred packets for it and lets the others go.
    await lab.hosts.guest.script('exchange.ts', { host: ADDRESSES.kitchen, port: 80, request: '' });
    // Of what comes at once a busy kernel drops some: that the measure sees what passes is shown by most of it.
    expect((await knockAtAll('guest', 'kitchen')).arrived).toBeGreaterThanOrEqual(0.9 * EVERYTHING);
  });
});

describe('a gateway with rules', { timeout: 300_000 }, () => {
  beforeAll(async () => {
    if (labCapability() !== undefined) return;
    await must(lab.hosts.router, process.execPath, TONEWALL, 'firewall', 'apply', lab.config);
    await cutNobodyOff(lab.hosts.router);
  });

  it.each([
    ['anybody to a player', 'guest', 'kitchen'],
    ['a player to anybody in the house', 'kitchen', 'phone'],
    ['a player to the internet', 'kitchen', 'server'],
    ['a segment of people to another', 'guest', 'phone'],
  ] as const)('does not let %s', async (_what, from, to) => {
    expect(await knockAtAll(from, to)).toEqual(NOTHING);
  });

  it('takes no address of another segment, and none of nowhere; people reach the internet with their own', async () => {
    await knowTheWay('guest', 'eth2');
    await knowTheWay('server', 'eth3');
    await listening('server', 80);
    await listening('phone', 80);
    for (const localAddress of ['2001:db8:10::77', '2001:db8:77::77']) {
      await must(lab.hosts.guest, 'ip', 'address', 'add', `${localAddress}/128`, 'dev', 'eth0', 'nodad');
      expect(await callFrom('guest', 'server', localAddress)).toEqual({ status: 0, arrived: 0 });
    }
    await must(lab.hosts.server, 'ip', 'address', 'add', '2001:db8:30::66/128', 'dev', 'eth0', 'nodad');
    expect(await callFrom('server', 'phone', '2001:db8:30::66')).toEqual({ status: 0, arrived: 0 });
    expect((await callFrom('server', 'phone', ADDRESSES.server)).status).toBe(200);
    expect((await callFrom('guest', 'server', ADDRESSES.guest)).status).toBe(200);
  });

  it('gives players names and events of its own, at each of its addresses, and people nothing that is the guard’s', async () => {
    await listening('router', 22, 53, 21_399, 31_122);
    const [{ addr_info: infos }] = JSON.parse(
      await must(lab.hosts.router, 'ip', '-6', '-j', 'address', 'show', 'dev', 'eth0', 'scope', 'link'),
    ) as [{ addr_info: readonly { local?: string }[] }];
    // ip shows what it leaves out as an empty object.
    const host = `${infos.find(({ local }) => local !== undefined)?.local}%eth0`;
    expect((await knockAtAll('kitchen', 'router', { host })).open).toEqual([53, 21_399]);
    expect((await knockAtAll('kitchen', 'router', { host: ROUTER[0] })).open).toEqual([53, 21_399]);
    expect((await knockAtAll('guest', 'router')).open).toEqual([22, 53]);
  });

  it('leaves neighbours to find each other, and routers to say what the network is', async (context) => {
    if (debianProgram('dnsmasq') === undefined) context.skip('dnsmasq is not installed');
    const { kitchen, phone, router } = lab.hosts;
    for (const host of [kitchen, phone]) {
      await must(host, 'ip', '-6', 'address', 'flush', 'dev', 'eth0', 'scope', 'global');
      await must(host, 'sysctl', '-qw', 'net.ipv6.conf.eth0.accept_ra=1');
    }
    const range = (card: string) => ['--interface', card, `--dhcp-range=::,constructor:${card},ra-only`];
    const advertising = ['--keep-in-foreground', '--port=0', '--enable-ra', '--user=root', '--pid-file='];
    await router.start('dnsmasq', [...advertising, ...range('eth0'), ...range('eth1')]);
    for (const [host, network] of [
      [kitchen, '2001:db8:30:0:'],
      [phone, '2001:db8:10:0:'],
    ] as const)
      await vi.waitFor(
        async () =>
          expect(await must(host, 'ip', '-6', '-j', 'address', 'show', 'dev', 'eth0')).toContain(network),
        { timeout: 60_000, interval: 1000 },
      );
    const found = await must(router, 'ip', '-6', 'neighbour', 'show', 'dev', 'eth0');
    expect(found).toMatch(/lladdr/);
  });
});
