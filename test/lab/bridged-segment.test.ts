import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { labCapability } from './capability.ts';
import { arrivalsDuring, must } from './gateway.ts';
import { inLab } from './in-lab.ts';
import { createLab, scriptPath } from './lab.ts';
import type { Lab } from './lab.ts';
import { TONEWALL } from './tonewall.ts';

/**
 * The cards of two segments are bridges of the gateway itself, as on most routers, with neighbours at different ports. Where another program loads
 * br_netfilter (Docker does), the kernel shows their frames to the rules as if they were sent on between segments.
 */
const PLAN = {
  router: {
    links: ['one', 'two', 'three', 'four', 'wan'].map((segment) => ({ segment, addresses: [] })),
  },
  kitchen: { links: [{ segment: 'one', addresses: ['10.0.30.21'] }], gateway: '10.0.30.1' },
  bar: { links: [{ segment: 'two', addresses: ['10.0.30.22'] }], gateway: '10.0.30.1' },
  phone: { links: [{ segment: 'three', addresses: ['10.0.10.5'] }], gateway: '10.0.10.1' },
  printer: { links: [{ segment: 'four', addresses: ['10.0.10.6'] }], gateway: '10.0.10.1' },
  server: { links: [{ segment: 'wan', addresses: ['198.51.100.9'] }], gateway: '198.51.100.1' },
} as const;
const [KITCHEN, BAR, PHONE, PRINTER] = ['10.0.30.21', '10.0.30.22', '10.0.10.5', '10.0.10.6'];
const SERVER = '198.51.100.9';

const CONFIG = `version: 1
players:
  Kitchen: { address: ${KITCHEN} }
  Bar: { address: ${BAR} }
segments:
  - { name: speakers, interface: br-speakers, network: 10.0.30.0/24, holds: players }
  - { name: home, interface: br-home, network: 10.0.10.0/24, role: member }
  - { name: guests, interface: br-guests, network: 10.0.20.0/24, role: guest }
  - { name: internet, interface: eth4, holds: internet }
`;
/** The local port of the kitchen's door. */
const DOOR = 31_122;
const BRIDGES = `
for name in speakers home guests; do ip link add br-$name type bridge; ip link set br-$name up; done
ip link set eth0 master br-speakers; ip link set eth1 master br-speakers
ip link set eth2 master br-home; ip link set eth3 master br-home
ip address add 10.0.30.1/24 dev br-speakers; ip address add 10.0.10.1/24 dev br-home
ip address add 198.51.100.1/24 dev eth4
sysctl -qw net.ipv4.ip_forward=1`;
const SHOWN = '/proc/sys/net/bridge/bridge-nf-call-iptables';

let lab: Lab<keyof typeof PLAN>;

inLab({
  build: async () => {
    lab = createLab(PLAN);
    const { router } = lab.hosts;
    await must(router, 'sh', '-ec', BRIDGES);
    const config = join(lab.folder, 'tonewall.yaml');
    writeFileSync(config, CONFIG);
    await must(router, process.execPath, TONEWALL, 'firewall', 'apply', config);
    await listening('router', '0.0.0.0', DOOR);
    for (const [name, host] of [
      ['bar', BAR],
      ['printer', PRINTER],
    ] as const)
      await listening(name, host, 4000);
  },
  close: () => lab?.close(),
  timeoutMs: 120_000,
  missing: () => labCapability() ?? (existsSync(SHOWN) ? undefined : 'the kernel has no br_netfilter'),
});

async function listening(name: keyof typeof PLAN, host: string, port: number): Promise<void> {
  const script = [scriptPath('listen.ts'), JSON.stringify({ host, port })];
  await lab.hosts[name].start(process.execPath, script, { ready: 'listening' });
}

/** A datagram from a port of its own. */
async function say(from: keyof typeof PLAN, port: number, to: readonly [host: string, port: number]) {
  const [host, there] = to;
  const program = `const s = require('dgram').createSocket('udp4'); s.bind(${port}, () => s.send('x', ${there}, '${host}', () => s.close()))`;
  await must(lab.hosts[from], process.execPath, '-e', program);
}

/** The kitchen sends to an address that is elsewhere, in a frame to its neighbour on the bridge; how often it comes there. */
async function sayByNeighbour(port: number, to: readonly [host: string, port: number]): Promise<number> {
  const { bar, kitchen } = lab.hosts;
  const hardware = (await must(bar, 'cat', '/sys/class/net/eth0/address')).trim();
  await must(kitchen, 'ip', 'route', 'replace', `${to[0]}/32`, 'dev', 'eth0');
  await must(kitchen, 'ip', 'neighbour', 'replace', to[0], 'lladdr', hardware, 'dev', 'eth0');
  const come = await arrivalsDuring(lab, bar, () => say('kitchen', port, to), `ip daddr ${to[0]}`);
  await must(kitchen, 'ip', 'route', 'delete', `${to[0]}/32`, 'dev', 'eth0');
  return come;
}

/** 200 when it was answered, 0 when nothing came back. */
async function statusFrom(from: keyof typeof PLAN, host: string, port: number): Promise<number> {
  const request = 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';
  return Object(await lab.hosts[from].script('exchange.ts', { host, port, request })).status;
}

describe.each([0, 1])('with the frames of bridges shown to the rules: %d', (shown) => {
  it('players and people reach their own neighbours', async () => {
    const { router } = lab.hosts;
    await must(router, 'sysctl', '-qw', `net.bridge.bridge-nf-call-iptables=${shown}`);
    await must(router, 'sysctl', '-qw', `net.bridge.bridge-nf-call-ip6tables=${shown}`);
    expect(await statusFrom('kitchen', BAR, 4000)).toBe(200);
    expect(await statusFrom('phone', PRINTER, 4000)).toBe(200);
  });

  it('players hear what a neighbour says to the group', async () => {
    const hearing = await lab.hosts.bar.start(
      process.execPath,
      [scriptPath('hear-ssdp.ts'), JSON.stringify({ own: BAR })],
      { ready: 'listening' },
    );
    const text = 'NOTIFY * HTTP/1.1\r\nNTS: ssdp:alive\r\n\r\n';
    await lab.hosts.kitchen.script('say.ts', { to: '239.255.255.250', port: 1900, from: KITCHEN, text });
    await vi.waitFor(() => expect(hearing.output()).toContain(`heard ssdp:alive from ${KITCHEN}`));
    await hearing.stop();
  });

  it('the guard is at the door of a player, and nobody gets past it', async () => {
    expect(await statusFrom('phone', KITCHEN, 1400)).toBe(200);
    // Until the one who asks gives up.
    const past = [statusFrom('phone', BAR, 4000), statusFrom('kitchen', PRINTER, 4000)];
    expect(await Promise.all(past)).toEqual([0, 0]);
  });

  it('by a frame to its neighbour a player lets nobody of the internet past the guard', async () => {
    const port = 4444 + shown;
    expect(await sayByNeighbour(port, [SERVER, port])).toBe(shown === 0 ? 1 : 0);
    const back = () => say('server', port, [KITCHEN, port]);
    expect(await arrivalsDuring(lab, lab.hosts.kitchen, back, `ip saddr ${SERVER}`)).toBe(0);
  });

  it('nor does it keep what people ask of it from the guard', async () => {
    const port = 40_000 + shown;
    const guard = await lab.hosts.router.start(
      process.execPath,
      [scriptPath('hold.ts'), JSON.stringify({ port: DOOR, shared: false })],
      { ready: 'held' },
    );
    await sayByNeighbour(1900, [PHONE, port]);
    await say('phone', port, [KITCHEN, 1900]);
    await expect.poll(() => guard.output()).toContain('heard x');
    await guard.stop();
  });
});
