import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { must } from './gateway.ts';
import { createLab, type Lab, type LabHost } from './lab.ts';
import type { LabProcess } from './process.ts';
import { TONEWALL } from './tonewall.ts';
import { GUARDED } from './ready.ts';

/** Addresses of the internet as this lab has it: a resolver that knows every name, and hosts that listen. */
export const RESOLVER = '198.51.100.9';
export const MUSIC = '44.0.0.9';
export const RADIO = '44.0.0.10';
export const OTHER = '44.0.0.11';
export const LISTENING = [80, 443, 853, 8080] as const;
export const PHONE = '10.0.10.5';

/** Two players in a segment that reaches the internet by name, one in a segment that reaches all of it, and the internet. */
const PLAN = {
  router: {
    links: [
      { segment: 'speakers', addresses: ['10.0.30.1'] },
      { segment: 'garden', addresses: ['10.0.31.1'] },
      { segment: 'home', addresses: ['10.0.10.1'] },
      { segment: 'wan', addresses: ['198.51.100.1'] },
    ],
  },
  kitchen: { links: [{ segment: 'speakers', addresses: ['10.0.30.21'] }], gateway: '10.0.30.1' },
  bar: { links: [{ segment: 'speakers', addresses: ['10.0.30.22'] }], gateway: '10.0.30.1' },
  shed: { links: [{ segment: 'garden', addresses: ['10.0.31.21'] }], gateway: '10.0.31.1' },
  phone: { links: [{ segment: 'home', addresses: [PHONE] }], gateway: '10.0.10.1' },
  internet: {
    links: [{ segment: 'wan', addresses: [RESOLVER, MUSIC, RADIO, OTHER] }],
    gateway: '198.51.100.1',
  },
} as const;

export type NameLab = Lab<keyof typeof PLAN> & {
  readonly config: string;
  readonly stateFolder: string;
  /** What it was asked is in its output. */
  readonly resolver: LabProcess;
  readonly guard: LabProcess;
  readonly helper: LabProcess;
};

const CONFIG = `version: 1
players:
  Kitchen: { address: 10.0.30.21 }
  Bar: { address: 10.0.30.22 }
  Shed: { address: 10.0.31.21 }
segments:
  - name: speakers
    interface: eth0
    network: 10.0.30.0/24
    holds: players
    internet: { names: ['*.sonos.test', radio.test], resolver: ${RESOLVER} }
  - { name: garden, interface: eth1, network: 10.0.31.0/24, holds: players }
  - { name: home, interface: eth2, network: 10.0.10.0/24, role: member }
  - { name: internet, interface: eth3, holds: internet }
`;

/** More addresses than fit a datagram of 1232 bytes. */
const MANY = Array.from({ length: 120 }, (_, index) => `--host-record=many.sonos.test,44.0.1.${index + 1}`);
const NAMES = [
  `--host-record=edge.cdn.test,${MUSIC}`,
  '--cname=music.sonos.test,edge.cdn.test',
  `--host-record=radio.test,${RADIO}`,
  `--host-record=other.test,${OTHER}`,
  `--host-record=in.sonos.test,${PHONE}`,
  ...MANY,
];

export async function nameLab(): Promise<NameLab> {
  const lab = createLab(PLAN);
  const { router, internet } = lab.hosts;
  const config = join(lab.folder, 'tonewall.yaml');
  const stateFolder = join(lab.folder, 'state');
  writeFileSync(config, CONFIG);
  await must(router, 'sysctl', '-qw', 'net.ipv4.ip_forward=1');
  await must(router, 'ip', 'route', 'add', '44.0.0.0/24', 'dev', 'eth3');
  const resolver = await startResolver(internet);
  await listenAt(internet, LISTENING);
  await must(router, process.execPath, TONEWALL, 'firewall', 'apply', config);
  const socket = join(lab.folder, 'run', 'firewall.sock');
  const helping = [TONEWALL, 'firewall', 'helper', config, '--socket', socket];
  const helper = await router.start(process.execPath, helping, { ready: 'opens pinholes' });
  const guarding = [TONEWALL, 'guard', config, '--state', stateFolder, '--firewall-helper', socket];
  const guard = await router.start(process.execPath, guarding, { ready: GUARDED, timeoutMs: 60_000 });
  return { ...lab, config, stateFolder, resolver, guard, helper };
}

function startResolver(host: LabHost): Promise<LabProcess> {
  const alone = ['--no-daemon', '--conf-file=/dev/null', '--no-resolv', '--no-hosts', '--log-queries'];
  const args = [...alone, '--user=root', '--pid-file=', '--local=/test/', '--local-ttl=60', ...NAMES];
  return host.start('dnsmasq', args, { ready: 'started' });
}

/** Takes connections at every own address. */
async function listenAt(host: LabHost, ports: readonly number[]): Promise<void> {
  const program = `
    const { createServer } = require('net');
    let left = ${ports.length};
    for (const port of ${JSON.stringify(ports)})
      createServer((socket) => socket.on('error', () => {}).end()).listen(port, '0.0.0.0', () => { left -= 1; if (left === 0) console.log('listens'); });`;
  await host.start(process.execPath, ['-e', program], { ready: 'listens' });
}
