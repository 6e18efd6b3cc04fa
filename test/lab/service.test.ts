import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { OUR_TABLES } from '../rig/tables-of.ts';
import { labCapability } from './capability.ts';
import { inLab } from './in-lab.ts';
import { systemdMissing } from './layered.ts';
import { type GatewayLab, gatewayLab, must } from './gateway.ts';
import { foreignTo, knockedComputer } from './knocked-computer.ts';
import { FOR_SPEAKERS, mdnsOverIpv6, roomsIn } from './mdns-ears.ts';
import { nft } from './music.ts';
import { pause } from './pause.ts';
import { takeUnseen, withoutShortWay } from './short-way-lab.ts';
import { type Booted, type Computer, PACKAGE } from './systemd.ts';

/**
 * The gateway is a computer with systemd, and its service is installed, stopped, restarted, renewed, started with the computer and taken away, while a
 * guest knocks at a player without end. What comes to the player from another segment is counted at the player.
 */
let lab: GatewayLab;
let computer: Computer;
let booted: Booted;
/** What of the computer's files and folders had our name before anything was installed. */
let before = '';
const ours = (): Promise<string> =>
  booted.must(
    'find',
    '/etc',
    '/run',
    '/var',
    '-xdev',
    '-name',
    '*tonewall*',
    '-not',
    '-name',
    'tonewall.yaml',
    '-not',
    '-path',
    '/var/tmp/*/*',
  );

const unavailable = (): string | undefined => labCapability() ?? systemdMissing();

inLab({
  build: async () => {
    lab = await gatewayLab();
    computer = await knockedComputer(lab);
    booted = await computer.boot();
    await booted.must('systemctl', 'enable', '--now', 'cards');
    before = await ours();
  },
  close: async () => {
    await booted?.off();
    computer?.close();
    await lab?.close();
  },
  timeoutMs: 300_000,
  missing: unavailable,
});

const CONFIG = (): string => join(computer.root, 'etc/tonewall/tonewall.yaml');

/** Packets of other segments that came to the player while something was done and for a while after it. */
async function passedDuring(work: () => Promise<unknown>): Promise<number> {
  const before = await foreignTo(lab);
  await work();
  await pause(300);
  return (await foreignTo(lab)) - before;
}

/** As the phone of somebody at home hears it. */
const phoneHears = (): Promise<void> =>
  vi.waitFor(
    async () => {
      const request =
        'GET /xml/device_description.xml HTTP/1.1\r\nHost: 10.0.30.21:1400\r\nConnection: close\r\n\r\n';
      const told = await lab.hosts.phone.script('exchange.ts', { host: '10.0.30.21', port: 1400, request });
      expect(told).toMatchObject({ status: 200 });
    },
    { timeout: 30_000, interval: 250 },
  );

const UNITS = ['tonewall-firewall', 'tonewall-firewall-helper', 'tonewall'] as const;

it('the measure finds what passes where nothing is installed', async () => {
  expect(await passedDuring(() => pause(500))).toBeGreaterThan(20);
});

it('is whole after one command, and people are let in', async () => {
  const said = await booted.must('tonewall', 'service', 'install');
  expect(said).toContain('The service is whole and runs.\n');
  await phoneHears();
});

it('has music go the short way from when the kernel may, walled in as it is', {
  timeout: 60_000,
}, async (context) => {
  const reason = withoutShortWay();
  if (reason !== undefined) context.skip(reason);
  expect(await booted.must('journalctl', '-u', 'tonewall-firewall-helper')).toContain(
    'music keeps to the rules: net.netfilter.nf_conntrack_tcp_be_liberal is not 1',
  );
  await takeUnseen(lab.hosts.router, 1);
  await expect.poll(() => nft(lab, 'list', 'tables', 'netdev'), { timeout: 25_000 }).toContain('tonewall');
});

it('sees who asks by mDNS over IPv6, walled in as it is', async () => {
  const ask = { questions: FOR_SPEAKERS, until: ['10.0.30.21'], everyMs: 1500, timeoutMs: 15_000 };
  expect(roomsIn(await mdnsOverIpv6(lab.hosts.phone, ask))).toEqual(['Kitchen']);
});

it('runs as it is said: the guard without any privilege, the process beside with two', async () => {
  const status = async (unit: string, what: string): Promise<string | undefined> => {
    const pid = (await booted.must('systemctl', 'show', '--property=MainPID', '--value', unit)).trim();
    return new RegExp(`^${what}:\\s+(\\S+)`, 'm').exec(await booted.must('cat', `/proc/${pid}/status`))?.[1];
  };
  const uid = (await booted.must('id', '-u', 'tonewall')).trim();
  expect([await status('tonewall', 'Uid'), await status('tonewall', 'CapBnd')]).toEqual([
    uid,
    '0'.repeat(16),
  ]);
  expect(await status('tonewall', 'NoNewPrivs')).toBe('1');
  // CAP_CHOWN is bit 0, CAP_NET_ADMIN bit 12 (capability.h).
  expect(await status('tonewall-firewall-helper', 'CapEff')).toBe('0000000000001001');
  const asked = await booted
    .must(
      'runuser',
      '-u',
      'tonewall',
      '--',
      'tonewall',
      'doctor',
      '/etc/tonewall/tonewall.yaml',
      '--state',
      '/var/lib/tonewall',
      '--json',
    )
    .catch((cause: unknown) => String(cause));
  expect(asked).toContain('The helper answers; no player is cut off.');
});

it.each(UNITS)('nothing passes while %s is stopped and started again', async (unit) => {
  const passed = await passedDuring(async () => {
    await booted.must('systemctl', 'stop', unit);
    await pause(300);
    await booted.must('systemctl', 'start', unit);
    await booted.must('systemctl', 'restart', unit);
  });
  expect(passed).toBe(0);
  await phoneHears();
});

it('nothing passes while the guard is killed, and it comes back by itself', async () => {
  const passed = await passedDuring(async () => {
    await booted.must('systemctl', 'kill', '--signal=KILL', 'tonewall');
    await phoneHears();
  });
  expect(passed).toBe(0);
});

it('devices are enrolled by root, and the guard reads it', async () => {
  await booted.must(
    'tonewall',
    'enrol',
    '--name',
    'phone',
    '--role',
    'owner',
    '--state',
    '/var/lib/tonewall',
  );
  expect(await booted.must('stat', '--format=%U', '/var/lib/tonewall/identities.json')).toBe('tonewall\n');
  expect(
    await booted.must('tonewall', 'status', '/etc/tonewall/tonewall.yaml', '--state', '/var/lib/tonewall'),
  ).toContain('1 code waits to be typed.');
});

it('nothing passes while another version comes and everything is renewed, segments included', async () => {
  const manifest = join(computer.root, PACKAGE, 'package.json');
  writeFileSync(
    manifest,
    readFileSync(manifest, 'utf8').replace(/"version": "[^"]*"/, '"version": "99.0.0"'),
  );
  const changed = readFileSync(CONFIG(), 'utf8').replace(/ {2}- \{ name: internet.*\n/, '');
  writeFileSync(CONFIG(), `${changed}front-desk: { address: 10.0.10.1, port: 80 }\n`);
  const passed = await passedDuring(() => booted.must('tonewall', 'service', 'install'));
  expect(await booted.must('tonewall', '--version')).toBe('99.0.0\n');
  expect(passed).toBe(0);
  await phoneHears();
  // A port below 1024 is the one thing for which the guard gets a privilege: CAP_NET_BIND_SERVICE, bit 10.
  const pid = (await booted.must('systemctl', 'show', '--property=MainPID', '--value', 'tonewall')).trim();
  expect(await booted.must('cat', `/proc/${pid}/status`)).toMatch(/^CapEff:\t0000000000000400$/m);
});

/** The kernel of a computer that starts knows no rules, and its cards are down. */
async function startAnew(): Promise<void> {
  const { router } = lab.hosts;
  await booted.off();
  for (const card of ['eth0', 'eth1', 'eth2', 'eth3']) await must(router, 'ip', 'link', 'set', card, 'down');
  await must(router, 'nft', 'flush', 'ruleset');
  booted = await computer.boot();
}

it('nothing passes while the computer starts', async () => {
  expect(await passedDuring(startAnew)).toBe(0);
  await phoneHears();
  expect(await booted.must('ls', '/run/cards-are-up')).toContain('cards');
});

it('nothing passes at a start at which the configuration cannot be used: the rules of before come first', async () => {
  const good = readFileSync(CONFIG(), 'utf8');
  writeFileSync(CONFIG(), 'version: 1\nplayers: [\n');
  expect(await passedDuring(startAnew)).toBe(0);
  expect(await booted.must('systemctl', 'show', '--property=Result', 'tonewall-firewall')).toBe(
    'Result=exit-code\n',
  );
  expect((await booted.must('nft', 'list', 'tables')).trim().split('\n').toSorted()).toEqual(OUR_TABLES);
  writeFileSync(CONFIG(), good);
  await booted.must('tonewall', 'service', 'install');
  await phoneHears();
});

const isWhole = (): Promise<void> =>
  vi.waitFor(async () => expect((await booted.run('tonewall', 'service', 'status')).code).toBe(0), {
    timeout: 10_000,
    interval: 200,
  });

it("the rules are there again when Debian's own service of nftables emptied everything", async () => {
  await booted.must('systemctl', 'start', 'nftables');
  await booted.must('systemctl', 'restart', 'nftables');
  await vi.waitFor(
    async () => expect(await booted.must('nft', 'list', 'tables')).toContain('inet tonewall'),
    {
      timeout: 10_000,
    },
  );
  await booted.must('systemctl', 'reload', 'nftables');
  await vi.waitFor(
    async () => expect(await booted.must('nft', 'list', 'tables')).toContain('inet tonewall'),
    {
      timeout: 10_000,
    },
  );
  // Its own unit is at it still when the process beside the guard has put them back.
  await isWhole();
  // And whatever empties it without systemd: that process, walled in as it is, puts them back.
  await booted.must('nft', 'flush', 'ruleset');
  await isWhole();
  // Root is told of the rules, though it reads the state as the user of the guard.
  expect(
    await booted.must('tonewall', 'status', '/etc/tonewall/tonewall.yaml', '--state', '/var/lib/tonewall'),
  ).toContain('The rules of the firewall are in force');
});

it('is gone without a trace after one command, but for what its owner wrote', async () => {
  const said = await booted.must('tonewall', 'service', 'remove');
  expect(said).toContain('the rules, the user tonewall, /var/lib/tonewall.\n');
  expect(await booted.must('nft', 'list', 'tables')).not.toContain('tonewall');
  expect((await booted.run('getent', 'passwd', 'tonewall')).code).toBe(2);
  expect((await booted.run('getent', 'group', 'tonewall')).code).toBe(2);
  expect(await ours()).toBe(before);
  expect(existsSync(CONFIG())).toBe(true);
  expect(await booted.must('systemctl', 'list-units', '--all', '--no-legend', 'tonewall*')).toBe('');
  expect(await booted.must('tonewall', 'service', 'remove')).toBe('There was nothing.\n');
});
