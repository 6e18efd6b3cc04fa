import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { debianProgram } from '../../tools/debian-packages.ts';
import { labCapability } from './capability.ts';
import { systemdMissing } from './layered.ts';
import { must } from './gateway.ts';
import { blocksUnder } from './install-page.ts';
import { createLab, type Lab } from './lab.ts';
import { type Booted, computerIn } from './systemd.ts';
import { TONEWALL } from './tonewall.ts';
import { ANSWERS } from './ready.ts';

/**
 * Each picture of docs/install.md, followed to the letter on a computer whose cards have no addresses yet. The provider's router gives addresses by DHCP;
 * a player, and somebody in each segment of people, are there.
 */
const PLAYER = '192.168.30.21';

interface Picture {
  readonly heading: string;
  /** Segments behind eth1, eth2 …; `speakers` holds the players. */
  readonly behind: readonly string[];
  /** What a device of each segment hears when it asks a player for its description. */
  readonly hears: Readonly<Record<string, number>>;
}

const PICTURES: readonly Picture[] = [
  { heading: 'A home with a small box', behind: ['first', 'speakers'], hears: { first: 200 } },
  {
    heading: 'A café with guests',
    behind: ['first', 'second', 'speakers'],
    hears: { first: 200, second: 200 },
  },
  { heading: 'An office', behind: ['first', 'second', 'speakers'], hears: { first: 200, second: 403 } },
];

type Hosts = 'router' | 'provider' | 'player' | 'first' | 'second';
interface Laid {
  readonly lab: Lab<Hosts>;
  readonly booted: Booted;
}

beforeEach((context) => {
  const needed = debianProgram('dnsmasq') === undefined ? 'dnsmasq is not installed' : undefined;
  const reason = labCapability() ?? systemdMissing() ?? needed;
  if (reason !== undefined) context.skip(reason);
});
type Closer = () => unknown;

async function laid({ behind }: Picture, closers: Closer[]): Promise<Laid> {
  const person = (segment: string, third: number) => ({
    links: [{ segment, addresses: [`192.168.${third}.5`] }],
    gateway: `192.168.${third}.1`,
  });
  const lab: Lab<Hosts> = createLab({
    router: { links: ['wan', ...behind].map((segment) => ({ segment, addresses: [] })) },
    provider: { links: [{ segment: 'wan', addresses: ['198.51.100.1'] }] },
    player: { links: [{ segment: 'speakers', addresses: [PLAYER] }], gateway: '192.168.30.1' },
    first: person('first', 10),
    second: person('second', 20),
  });
  closers.push(() => lab.close());
  const household = join(lab.folder, 'household.json');
  const kitchen = { name: 'Kitchen', players: [{ model: 'S13', build: '97.1-80312' }] };
  writeFileSync(household, JSON.stringify({ name: 'House', firstAddress: PLAYER, rooms: [kitchen] }));
  await lab.hosts.player.start(process.execPath, [TONEWALL, 'sim', '--household', household], {
    ready: ANSWERS,
    timeoutMs: 120_000,
  });
  await lab.hosts.provider.start(
    'dnsmasq',
    [
      '--keep-in-foreground',
      '--conf-file=/dev/null',
      '--port=0',
      '--dhcp-range=198.51.100.50,198.51.100.60',
      `--dhcp-leasefile=${join(lab.folder, 'leases')}`,
      `--pid-file=${join(lab.folder, 'pid')}`,
      '--log-facility=-',
    ],
    { ready: 'DHCP', timeoutMs: 120_000 },
  );
  const computer = await computerIn(lab, lab.hosts.router);
  closers.push(() => computer.close());
  for (const folder of ['etc/systemd/network', 'etc/dnsmasq.d']) {
    rmSync(join(computer.root, folder), { recursive: true, force: true });
    mkdirSync(join(computer.root, folder), { recursive: true });
  }
  const booted = await computer.boot();
  closers.push(() => booted.off());
  return { lab, booted };
}

const described = async (from: Lab<Hosts>['hosts'][Hosts]): Promise<number> => {
  const request = `GET /xml/device_description.xml HTTP/1.1\r\nHost: ${PLAYER}:1400\r\nConnection: close\r\n\r\n`;
  return Number(Object(await from.script('exchange.ts', { host: PLAYER, port: 1400, request })).status);
};

/** As a browser sends the form of the front desk. */
const typed = (url: string, code: string): string => `
  fetch(${JSON.stringify(url)}, { method: 'POST', redirect: 'manual', body: 'code=${code}',
    headers: { origin: new URL(${JSON.stringify(url)}).origin, 'content-type': 'application/x-www-form-urlencoded' } })
    .then((answer) => console.log(answer.status));`;

/** What the doctor says fails, with its evidence. */
async function failing({ run }: Booted): Promise<readonly string[]> {
  const args = ['doctor', '/etc/tonewall/tonewall.yaml', '--state', '/var/lib/tonewall', '--json'];
  const said = JSON.parse((await run('tonewall', ...args)).stdout) as {
    readonly probes: readonly {
      readonly id: string;
      readonly verdict: string;
      readonly evidence: readonly string[];
    }[];
  };
  expect(said.probes.length).toBeGreaterThan(20);
  return said.probes
    .filter(({ verdict }) => verdict === 'fail')
    .map(({ id, evidence }) => `${id}: ${evidence.join(' ')}`);
}

describe.concurrent.each(PICTURES)('$heading', (picture) => {
  it('is as the page says after all that the page says', { timeout: 600_000 }, async ({ onTestFinished }) => {
    const closers: Closer[] = [];
    onTestFinished(async () => {
      for (const close of closers.toReversed()) await close();
    });
    const { lab, booted } = await laid(picture, closers);
    let said = '';
    for (const commands of blocksUnder(picture.heading)) said += await booted.must('sh', '-ec', commands);
    expect(said).toContain('The service is whole and runs.\n');
    for (const [name, status] of Object.entries(picture.hears))
      expect([name, await described(lab.hosts[name as 'first' | 'second'])]).toEqual([name, status]);
    const [, code = ''] = /^([0-9A-Z]{4}-[0-9A-Z]{4})$/m.exec(said) ?? [];
    const [, desk = ''] = /^(http:\/\/192\.168\.10\.1:\d+\/enrol)\S*$/m.exec(said) ?? [];
    expect(await must(lab.hosts.first, process.execPath, '-e', typed(desk, code))).toBe('303\n');
    const devices = await booted.must('tonewall', 'devices', '--state', '/var/lib/tonewall');
    expect(devices).toContain('192.168.10.5');
    // There is no time in a lab: whoever follows the page has `systemd-timesyncd`.
    const fails = await failing(booted);
    expect(fails.filter((line) => !line.startsWith('unsynchronised-clock: '))).toEqual([]);
  });
});
