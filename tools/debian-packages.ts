// Installs, on Debian and only as root, the programs that the lab and browser tests meet (real UPnP software, network tools
// and a browser), and for `npm run bench` the proxies and relays that the guard is measured against. It changes the machine it runs on, so it does the least: one apt-get call for what is missing,
// no recommended packages, no service started, and nothing at all when TONEWALL_TEST_PACKAGES=no.
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { accessSync, constants, existsSync, rmSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** A program that tests or benchmarks need and the Debian packages that make it run. */
interface DebianProgram {
  readonly path: string;
  readonly packages: readonly string[];
  /** A file that is read, and not run. */
  readonly isRead?: true;
}

/** As Debian names the folders of an architecture. */
const TRIPLET = process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu';

const PROGRAMS = {
  ip: { path: '/usr/sbin/ip', packages: ['iproute2'] },
  nft: { path: '/usr/sbin/nft', packages: ['nftables'] },
  gmediarender: { path: '/usr/bin/gmediarender', packages: ['gmediarender', 'gstreamer1.0-plugins-base'] },
  rygel: { path: '/usr/bin/rygel', packages: ['rygel', 'rygel-playbin', 'dbus'] },
  minidlna: { path: '/usr/sbin/minidlnad', packages: ['minidlna'] },
  miniupnpd: { path: '/usr/sbin/miniupnpd', packages: ['miniupnpd', 'miniupnpd-nftables'] },
  dnsmasq: { path: '/usr/sbin/dnsmasq', packages: ['dnsmasq-base'] },
  dig: { path: '/usr/bin/dig', packages: ['bind9-dnsutils'] },
  'gssdp-discover': { path: '/usr/bin/gssdp-discover', packages: ['gupnp-tools'] },
  // The same library for programs in Python, which say over which version of IP they search.
  gssdp: {
    path: `/usr/lib/${TRIPLET}/girepository-1.0/GSSDP-1.6.typelib`,
    packages: ['gir1.2-gssdp-1.6', 'python3-gi'],
    isRead: true,
  },
  python3: { path: '/usr/bin/python3', packages: ['python3'] },
  faketime: { path: '/usr/bin/faketime', packages: ['faketime'] },
  // A library: its folder is what can be entered.
  zeroconf: { path: '/usr/lib/python3/dist-packages/zeroconf', packages: ['python3-zeroconf'] },
  wg: { path: '/usr/bin/wg', packages: ['wireguard-tools'] },
  arping: { path: '/usr/sbin/arping', packages: ['arping'] },
  arpspoof: { path: '/usr/sbin/arpspoof', packages: ['dsniff'] },
  'systemd-analyze': { path: '/usr/bin/systemd-analyze', packages: ['systemd'] },
  nspawn: { path: '/usr/bin/systemd-nspawn', packages: ['systemd-container', 'dbus'] },
  podman: { path: '/usr/bin/podman', packages: ['podman', 'crun'] },
  busybox: { path: '/usr/bin/busybox', packages: ['busybox'] },
  chromium: { path: '/usr/bin/chromium', packages: ['chromium', 'fonts-dejavu-core'] },
  wrk: { path: '/usr/bin/wrk', packages: ['wrk'] },
  nginx: { path: '/usr/sbin/nginx', packages: ['nginx-light'] },
  haproxy: { path: '/usr/sbin/haproxy', packages: ['haproxy'] },
  caddy: { path: '/usr/bin/caddy', packages: ['caddy'] },
  smcroute: { path: '/usr/sbin/smcrouted', packages: ['smcroute'] },
  bcrelay: { path: '/usr/sbin/bcrelay', packages: ['bcrelay'] },
  iperf3: { path: '/usr/bin/iperf3', packages: ['iperf3'] },
} as const satisfies Record<string, DebianProgram>;

export type DebianProgramName = keyof typeof PROGRAMS;

/** What is there, and for each program that is not, why: a clause that a test gives as its reason to skip. */
export interface DebianPackages {
  readonly present: readonly DebianProgramName[];
  readonly missing: Readonly<Partial<Record<DebianProgramName, string>>>;
}

const APT = '/usr/bin/apt-get';
const POLICY = '/usr/sbin/policy-rc.d';
const UPDATE_MS = 120_000;
const INSTALL_MS = 900_000;

/** What tests meet. */
const TEST_PROGRAMS: readonly DebianProgramName[] = [
  'ip',
  'nft',
  'gmediarender',
  'rygel',
  'minidlna',
  'miniupnpd',
  'dnsmasq',
  'dig',
  'gssdp-discover',
  'gssdp',
  'python3',
  'faketime',
  'zeroconf',
  'wg',
  'arping',
  'arpspoof',
  'systemd-analyze',
  'nspawn',
  'podman',
  'busybox',
  'chromium',
];

/** What the guard is measured with and against. */
export const BENCH_PROGRAMS: readonly DebianProgramName[] = ['wrk', 'nginx', 'haproxy', 'caddy'];

/** The same for what it does between segments. */
export const SEGMENT_PROGRAMS: readonly DebianProgramName[] = ['ip', 'nft', 'smcroute', 'bcrelay', 'iperf3'];

/** Where the program is; undefined when it is not installed. */
export function debianProgram(name: DebianProgramName): string | undefined {
  const { path, isRead }: DebianProgram = PROGRAMS[name];
  try {
    accessSync(path, isRead ? constants.R_OK : constants.X_OK);
    return path;
  } catch {
    return undefined;
  }
}

/**
 * Makes the programs present where that is possible: Debian, root, a registry that answers. Quiet; a second call
 * costs nothing. It never throws: what could not be had is told with the reason.
 */
export function ensureDebianPackages(names: readonly DebianProgramName[] = TEST_PROGRAMS): DebianPackages {
  const wanted = names.filter((name) => debianProgram(name) === undefined);
  const reason = wanted.length === 0 ? undefined : install(wanted);
  const missing = names.filter((name) => debianProgram(name) === undefined);
  return {
    present: names.filter((name) => !missing.includes(name)),
    missing: Object.fromEntries(
      missing.map((name) => [name, `${name} is not installed: ${reason ?? 'apt-get left it out'}`]),
    ),
  };
}

/** Installs all that is wanted at once; when that fails, a reason. */
function install(wanted: readonly DebianProgramName[]): string | undefined {
  const obstacle = obstacleToInstalling();
  if (obstacle !== undefined) return obstacle;
  const packages = [...new Set(wanted.flatMap((name) => PROGRAMS[name].packages))];
  return withoutServices(() => {
    const update = apt(['update', '-qq'], UPDATE_MS);
    const done = apt(['install', '-y', '-qq', '--no-install-recommends', ...packages], INSTALL_MS);
    if (done.status === 0) return undefined;
    return (
      failureOf('apt-get install', done) +
      (update.status === 0 ? '' : `, after ${failureOf('apt-get update', update)}`)
    );
  });
}

function obstacleToInstalling(): string | undefined {
  if (process.env['TONEWALL_TEST_PACKAGES'] === 'no') return 'TONEWALL_TEST_PACKAGES=no';
  if (process.platform !== 'linux' || !existsSync(APT)) return 'there is no apt-get here';
  return process.getuid?.() === 0 ? undefined : 'installing Debian packages needs root';
}

/** Time-outs are apt's own too, so that a registry that does not answer is given up before the process is killed. */
function apt(args: readonly string[], timeout: number): SpawnSyncReturns<string> {
  const options = [
    '-o',
    'Acquire::Retries=1',
    '-o',
    'Acquire::http::Timeout=20',
    '-o',
    'DPkg::Lock::Timeout=120',
  ];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(APT, [...options, ...args], { encoding: 'utf8', env, timeout, maxBuffer: 64 * 2 ** 20 });
}

function failureOf(command: string, done: SpawnSyncReturns<string>): string {
  const last = (done.stderr ?? '').split('\n').findLast((line) => line.startsWith('E: '));
  return `${command} failed (${last ?? done.error?.message ?? `exit ${done.status}`})`;
}

/** A policy-rc.d that answers 101 keeps packages from starting their services (Debian invoke-rc.d(8)). */
function withoutServices<T>(work: () => T): T {
  if (existsSync(POLICY)) return work();
  writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    return work();
  } finally {
    rmSync(POLICY, { force: true });
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.stdout.write(`${JSON.stringify(ensureDebianPackages(), null, 2)}\n`);
}
