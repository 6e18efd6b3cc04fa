import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import type { House } from './discovery-lab.ts';
import { type GatewayLab, gatewayLab, must } from './gateway.ts';
import { scriptPath } from './lab.ts';
import type { LabProcess } from './process.ts';
import { TONEWALL } from './tonewall.ts';

/** What `tonewall doctor --json` says of a probe. */
interface Probed {
  readonly id: string;
  readonly verdict: string;
  readonly evidence: readonly string[];
  readonly cures: readonly string[];
}

export interface Diagnosis {
  readonly code: number | null;
  readonly sent: readonly string[];
  of(id: string): Probed;
}

/** A house whose router has a bridge for the speakers, as a computer with two cards for them would. */
export async function bridgedLab(): Promise<GatewayLab> {
  const lab = await gatewayLab();
  const { router } = lab.hosts;
  const steps = [
    // Times in hundredths of a second: what takes minutes at home takes seconds here.
    'ip link add br-speakers type bridge mcast_snooping 1 mcast_querier 0 forward_delay 0',
    'ip link set br-speakers type bridge mcast_membership_interval 300 mcast_query_interval 100 mcast_startup_query_interval 100 mcast_query_response_interval 50',
    'ip address del 10.0.30.1/24 dev eth0',
    'ip link set eth0 master br-speakers',
    'ip link set br-speakers up',
    'ip address add 10.0.30.1/24 dev br-speakers',
    'ip route replace 224.0.0.0/4 dev br-speakers',
    'ip route replace 255.255.255.255/32 dev br-speakers',
    'ip route add default via 198.51.100.9',
    'sysctl -qw net.ipv4.ip_forward=0',
  ];
  for (const step of steps) await must(router, 'sh', '-c', step);
  const config = configFile(lab, 'bridged', (text) => text);
  return { ...lab, config };
}

const CONFIG = `version: 1
players:
  Kitchen: { address: 10.0.30.21 }
segments:
  - { name: speakers, interface: br-speakers, network: 10.0.30.0/24, holds: players }
  - { name: home, interface: eth1, network: 10.0.10.0/24, role: member }
  - { name: guests, interface: eth2, network: 10.0.20.0/24, role: guest }
  - { name: internet, interface: eth3, holds: internet }
`;

/** A configuration of the house that differs in something. */
export function configFile(
  lab: Pick<GatewayLab, 'folder'>,
  name: string,
  change: (text: string) => string,
): string {
  const file = join(lab.folder, `${name}.yaml`);
  writeFileSync(file, change(CONFIG));
  return file;
}

type RouterLab = Pick<House<'router'>, 'hosts' | 'config' | 'folder'>;

/** Runs the real program on the router. `as` runs it as another user. */
export async function diagnose(
  lab: RouterLab,
  {
    config = lab.config,
    args = [],
    as = [],
  }: { config?: string; args?: readonly string[]; as?: readonly string[] } = {},
): Promise<Diagnosis> {
  const state = join(lab.folder, 'state');
  const command = [...as, process.execPath, TONEWALL, 'doctor', config, '--json', '--state', state, ...args];
  const [program = '', ...rest] = command;
  const { code, stdout, stderr } = await lab.hosts.router.run(program, rest, { timeoutMs: 90_000 });
  if (stdout === '') throw new Error(`doctor ended with ${code}:\n${stderr}`);
  const { sent, probes }: { sent: readonly string[]; probes: readonly Probed[] } = JSON.parse(stdout);
  return {
    code,
    sent,
    of(id) {
      const probed = probes.find((one) => one.id === id);
      if (!probed) throw new Error(`there is no probe ${id}`);
      return probed;
    },
  };
}

/** Does what a probe says, as it says it. */
export async function cure(lab: RouterLab, command: string | undefined): Promise<void> {
  await must(lab.hosts.router, 'sh', '-c', command ?? 'false');
}

/** Holds a port on a host until it is stopped. */
export const hold = (
  { hosts }: Pick<GatewayLab, 'hosts'>,
  host: 'router' | 'kitchen',
  held: object,
): Promise<LabProcess> =>
  hosts[host].start(process.execPath, [scriptPath('hold.ts'), JSON.stringify(held)], { ready: 'held' });
