import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { must } from './gateway.ts';
import { createLab, type Lab } from './lab.ts';
import { TONEWALL } from './tonewall.ts';

/** Players in two segments that play together, a phone, and the internet. */
const PLAN = {
  router: {
    links: [
      { segment: 'speakers', addresses: ['10.0.30.1'] },
      { segment: 'home', addresses: ['192.168.10.1'] },
      { segment: 'upstairs', addresses: ['10.0.50.1'] },
      { segment: 'wan', addresses: ['198.51.100.1'] },
    ],
  },
  kitchen: { links: [{ segment: 'speakers', addresses: ['10.0.30.21'] }], gateway: '10.0.30.1' },
  bar: { links: [{ segment: 'upstairs', addresses: ['10.0.50.22'] }], gateway: '10.0.50.1' },
  server: { links: [{ segment: 'wan', addresses: ['198.51.100.9'] }], gateway: '198.51.100.1' },
  phone: { links: [{ segment: 'home', addresses: ['192.168.10.5'] }], gateway: '192.168.10.1' },
} as const;

export const KITCHEN = '10.0.30.21';
export const BAR = '10.0.50.22';
export const PHONE = '192.168.10.5';
export const ROUTER = '10.0.30.1';
export const SERVER = '198.51.100.9';
/** Beside the kitchen, and nobody's. */
export const BESIDE = '10.0.30.99';

const CONFIG = `version: 1
players:
  Kitchen: { address: ${KITCHEN} }
  Bar: { address: ${BAR} }
segments:
  - { name: speakers, interface: eth0, network: 10.0.0.0/19, holds: players, plays-with: [upstairs] }
  - { name: upstairs, interface: eth2, network: 10.0.50.0/24, holds: players }
  - { name: home, interface: eth1, network: 192.168.10.0/24, role: member }
  - { name: internet, interface: eth3, holds: internet }
`;

export type HostileLab = Lab<keyof typeof PLAN> & {
  /** Anew: nobody is cut off, and nothing is counted. */
  readonly applyAnew: () => Promise<void>;
  readonly cutOff: () => Promise<readonly string[]>;
  /** Connections that the kernel of the router remembers. */
  readonly remembered: () => Promise<number>;
};

export async function hostileLab(): Promise<HostileLab> {
  const lab = createLab(PLAN);
  const { router, kitchen } = lab.hosts;
  const config = join(lab.folder, 'tonewall.yaml');
  writeFileSync(config, CONFIG);
  await must(router, 'sysctl', '-qw', 'net.ipv4.ip_forward=1');
  await must(kitchen, 'ip', 'route', 'add', BESIDE, 'via', ROUTER);
  const tonewall = (...args: readonly string[]): Promise<string> =>
    must(router, process.execPath, TONEWALL, 'firewall', ...args);
  return {
    ...lab,
    async applyAnew() {
      await tonewall('remove');
      await tonewall('apply', config);
    },
    async cutOff() {
      const listing = await must(router, 'nft', 'list', 'set', 'inet', 'tonewall', 'cut');
      return listing.match(/\d+\.\d+\.\d+\.\d+/g) ?? [];
    },
    remembered: async () => Number(await must(router, 'cat', '/proc/sys/net/netfilter/nf_conntrack_count')),
  };
}
