import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLab, type Lab, type LabHost } from './lab.ts';
import { TONEWALL } from './tonewall.ts';

/** A house with a router between its segments. */
const PLAN = {
  router: {
    links: [
      { segment: 'speakers', addresses: ['10.0.30.1'] },
      { segment: 'home', addresses: ['10.0.10.1'] },
      { segment: 'guests', addresses: ['10.0.20.1'] },
      { segment: 'wan', addresses: ['198.51.100.1'] },
    ],
  },
  kitchen: { links: [{ segment: 'speakers', addresses: ['10.0.30.21'] }], gateway: '10.0.30.1' },
  phone: { links: [{ segment: 'home', addresses: ['10.0.10.5'] }], gateway: '10.0.10.1' },
  guest: { links: [{ segment: 'guests', addresses: ['10.0.20.5', '10.0.20.6'] }], gateway: '10.0.20.1' },
  // The address of a service in the internet, and one of a network behind the same card.
  server: {
    links: [{ segment: 'wan', addresses: ['198.51.100.9', '192.168.55.9'] }],
    gateway: '198.51.100.1',
  },
} as const;

export type GatewayLab = Lab<keyof typeof PLAN> & { readonly config: string };

const CONFIG = `version: 1
players:
  Kitchen: { address: 10.0.30.21 }
segments:
  - { name: speakers, interface: eth0, network: 10.0.30.0/24, holds: players }
  - { name: home, interface: eth1, network: 10.0.10.0/24, role: member }
  - { name: guests, interface: eth2, network: 10.0.20.0/24, role: guest }
  - { name: internet, interface: eth3, holds: internet }
`;

/** The house; its router routes and has no rules yet. */
export async function gatewayLab(): Promise<GatewayLab> {
  const lab = createLab(PLAN);
  const config = join(lab.folder, 'tonewall.yaml');
  writeFileSync(config, CONFIG);
  await must(lab.hosts.router, 'sysctl', '-qw', 'net.ipv4.ip_forward=1');
  await must(lab.hosts.router, 'ip', 'route', 'add', '192.168.55.0/24', 'dev', 'eth3');
  return { ...lab, config };
}

/** The same behind the rules of its file. */
export async function walledLab(): Promise<GatewayLab> {
  const lab = await gatewayLab();
  await must(lab.hosts.router, process.execPath, TONEWALL, 'firewall', 'apply', lab.config);
  return lab;
}

export async function must(host: LabHost, command: string, ...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await host.run(command, args);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
  return stdout;
}

interface Counted {
  /** Of nft, with a priority: `input priority 10`. */
  readonly hook: string;
  /** Conditions of nft. */
  readonly which: string;
}

/** Packets that come to a place in the kernel of a host while the work is done. */
export async function countedDuring(
  host: LabHost,
  { hook, which }: Counted,
  work: () => Promise<unknown>,
): Promise<number> {
  const table = `table inet counted {
  counter arrived { }
  chain there { type filter hook ${hook}; ${which} counter name arrived; }
}`;
  await must(host, 'nft', `add table inet counted; delete table inet counted; ${table}`);
  await work();
  const listing = await must(host, 'nft', 'list', 'counter', 'inet', 'counted', 'arrived');
  return Number(/packets (\d+)/.exec(listing)?.[1]);
}

/** Packets of TCP and UDP that come to a host while the work is done, whatever becomes of them; `which` are conditions of nft. */
export const arrivalsDuring = (host: LabHost, work: () => Promise<unknown>, which = ''): Promise<number> =>
  countedDuring(
    host,
    { hook: 'prerouting priority -400', which: `iifname "eth0" ${which} meta l4proto { tcp, udp }` },
    work,
  );

/** The hardware address of a card: of the only one, or the first, where none is named. */
export const hardwareOf = async (host: LabHost, card = 'eth0'): Promise<string> =>
  (await must(host, 'cat', `/sys/class/net/${card}/address`)).trim();
