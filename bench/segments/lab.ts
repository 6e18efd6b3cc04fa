import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clientsHousehold, playersText } from '../../test/clients/household.ts';
import { must } from '../../test/lab/gateway.ts';
import { createLab, type Lab, type LabHost } from '../../test/lab/lab.ts';
import type { LabProcess } from '../../test/lab/process.ts';
import { ROOT } from '../../tools/steps/command.ts';
import { ANSWERS, GUARDED } from '../../test/lab/ready.ts';
import { takeUnseen } from '../../test/lab/short-way-lab.ts';

export const PLAYERS = ['10.0.30.21', '10.0.30.22', '10.0.30.23', '10.0.30.24'] as const;
const MAIN = join(ROOT, 'dist/cli/main.js');

/**
 * Speakers and two homes of equal make: the way from one leads through the guard, the way from the other through a router that does nothing
 * but route, and relay what it is told to.
 */
const PLAN = {
  guard: {
    links: [
      { segment: 'speakers', addresses: ['10.0.30.1'] },
      { segment: 'home', addresses: ['10.0.8.1'], prefix: 22 },
    ],
  },
  plain: {
    links: [
      { segment: 'speakers', addresses: ['10.0.30.2'] },
      { segment: 'other', addresses: ['10.0.12.1'], prefix: 22 },
    ],
  },
  players: { links: [{ segment: 'speakers', addresses: PLAYERS }], gateway: '10.0.30.1' },
  intruder: { links: [{ segment: 'speakers', addresses: ['10.0.30.66'] }], gateway: '10.0.30.1' },
  phones: { links: [{ segment: 'home', addresses: ['10.0.8.5'], prefix: 22 }], gateway: '10.0.8.1' },
  others: { links: [{ segment: 'other', addresses: ['10.0.12.5'], prefix: 22 }], gateway: '10.0.12.1' },
} as const;

const CONFIG = `version: 1
players:
${playersText(PLAYERS)}
segments:
  - { name: speakers, interface: eth0, network: 10.0.30.0/24, holds: players }
  - { name: home, interface: eth1, network: 10.0.8.0/22, role: owner }
`;
/** The same with the short way for music, as docs/gateway.md has it. */
const SHORT_WAY = CONFIG.replace('role: owner', 'role: owner, short-way: true');

export interface SegmentLab extends Lab<keyof typeof PLAN> {
  readonly guard: LabProcess;
  /** The simulated players. */
  readonly household: LabProcess;
  /** Has music go the short way, or by the rules; resolves when it does. */
  readonly shortWay: (isOpen: boolean) => Promise<void>;
}

/** All of it runs as a user starts it, from the package as it is published: `dist` must be there. */
export async function segmentLab(): Promise<SegmentLab> {
  const lab = createLab(PLAN);
  try {
    return { ...lab, ...(await start(lab)) };
  } catch (error) {
    await lab.close();
    throw error;
  }
}

async function start({
  hosts,
  folder,
}: Lab<keyof typeof PLAN>): Promise<Omit<SegmentLab, keyof Lab<string>>> {
  for (const router of [hosts.guard, hosts.plain])
    await must(router, 'sysctl', '-qw', 'net.ipv4.ip_forward=1');
  await must(hosts.players, 'ip', 'route', 'add', '10.0.12.0/22', 'via', '10.0.30.2');
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const config = file('tonewall.yaml', CONFIG);
  const shortWay = async (isOpen: boolean): Promise<void> => {
    file('tonewall.yaml', isOpen ? SHORT_WAY : CONFIG);
    await takeUnseen(hosts.guard, isOpen ? 1 : 0);
    await must(hosts.guard, process.execPath, MAIN, 'firewall', 'apply', config);
    await until(
      async () =>
        (await must(hosts.guard, 'nft', 'list', 'tables', 'netdev')).includes('tonewall') === isOpen,
    );
  };
  const definition = file('household.json', JSON.stringify(clientsHousehold(PLAYERS[0])));
  const tonewall = (host: LabHost, ready: string | RegExp, ...args: readonly string[]): Promise<LabProcess> =>
    host.start(process.execPath, [MAIN, ...args], { ready, timeoutMs: 60_000 });
  const household = await tonewall(hosts.players, ANSWERS, 'sim', '--household', definition);
  await must(hosts.guard, process.execPath, MAIN, 'firewall', 'apply', config);
  const socket = join(folder, 'run', 'firewall.sock');
  await tonewall(hosts.guard, 'opens pinholes', 'firewall', 'helper', config, '--socket', socket);
  const state = ['--state', join(folder, 'state'), '--firewall-helper', socket];
  const guard = await tonewall(hosts.guard, GUARDED, 'guard', config, ...state);
  return { household, guard, shortWay };
}

/** The helper looks every ten seconds. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 25_000;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error('the helper did not change the way of music');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Gives a host more addresses on its card; gives them back. */
export async function addAddresses(
  host: LabHost,
  addresses: readonly string[],
  prefix: number,
): Promise<readonly string[]> {
  const commands = addresses.map((address) => `address add ${address}/${prefix} dev eth0\n`).join('');
  await must(host, 'sh', '-c', `printf '%s' '${commands}' | ip -batch -`);
  return addresses;
}
