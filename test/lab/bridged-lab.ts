import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { labCapability } from './capability.ts';
import { must } from './gateway.ts';
import { createLab, type Lab, scriptPath } from './lab.ts';
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
export const [KITCHEN, BAR, PHONE, PRINTER] = ['10.0.30.21', '10.0.30.22', '10.0.10.5', '10.0.10.6'];
export const SERVER = '198.51.100.9';

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
export const DOOR = 31_122;
const BRIDGES = `
for name in speakers home guests; do ip link add br-$name type bridge; ip link set br-$name up; done
ip link set eth0 master br-speakers; ip link set eth1 master br-speakers
ip link set eth2 master br-home; ip link set eth3 master br-home
ip address add 10.0.30.1/24 dev br-speakers; ip address add 10.0.10.1/24 dev br-home
ip address add 198.51.100.1/24 dev eth4
sysctl -qw net.ipv4.ip_forward=1`;
const SHOWN = '/proc/sys/net/bridge/bridge-nf-call-iptables';

export type BridgedLab = Lab<keyof typeof PLAN>;
export type BridgedHost = keyof typeof PLAN;

/** Why there can be none here. */
export const noBridges = (): string | undefined =>
  labCapability() ?? (existsSync(SHOWN) ? undefined : 'the kernel has no br_netfilter');

/** Behind its rules. */
export async function bridgedLab(): Promise<BridgedLab> {
  const lab = createLab(PLAN);
  const { router } = lab.hosts;
  await must(router, 'sh', '-ec', BRIDGES);
  const config = join(lab.folder, 'tonewall.yaml');
  writeFileSync(config, CONFIG);
  await must(router, process.execPath, TONEWALL, 'firewall', 'apply', config);
  return lab;
}

export async function showFrames({ hosts: { router } }: BridgedLab, shown: number): Promise<void> {
  await must(router, 'sysctl', '-qw', `net.bridge.bridge-nf-call-iptables=${shown}`);
  await must(router, 'sysctl', '-qw', `net.bridge.bridge-nf-call-ip6tables=${shown}`);
}

export async function listening(
  { hosts }: BridgedLab,
  name: BridgedHost,
  host: string,
  port: number,
): Promise<void> {
  const script = [scriptPath('listen.ts'), JSON.stringify({ host, port })];
  await hosts[name].start(process.execPath, script, { ready: 'listening' });
}
