import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  globSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { basename, join } from 'node:path';
import { ROOT } from '../../../tools/steps/command.ts';
import { installInto } from '../packed.ts';
import { smallRoot } from '../small-root.ts';
import { FRESH } from './fresh.ts';

/** The files of a computer that is like one with OpenWrt; what opkg and npm would fetch lies in /packages. */
export async function boxFiles(root: string): Promise<void> {
  smallRoot(root, PROGRAMS);
  for (const folder of ['var', 'run']) rmSync(join(root, folder), { recursive: true });
  for (const folder of ['dev', 'sys', 'etc/config', 'etc/rc.d']) mkdirSync(join(root, folder));
  symlinkSync('tmp', join(root, 'var'));
  inMemory(root);
  standIns(root);
  for (const [file, sections] of Object.entries(FRESH))
    writeFileSync(join(root, 'etc/config', file), JSON.stringify(sections));
  writeFileSync(join(root, 'tmp/tonewall-0.tgz'), '');
  await installInto(join(root, 'packages/tonewall'));
  const scripts = 'packaging/openwrt';
  cpSync(join(ROOT, scripts), join(root, 'packages/tonewall', scripts), { recursive: true });
}

/** `nft` is there for fw4; what is in /lab is for the stand-ins. */
const PROGRAMS = {
  '/usr/bin/busybox': '/usr/bin/busybox',
  '/usr/sbin/nft': '/usr/sbin/nft',
  '/lab/setpriv': '/usr/bin/setpriv',
  '/packages/ip-full/usr/sbin/ip': '/usr/sbin/ip',
  '/packages/node/usr/bin/node': process.execPath,
};

/** OpenWrt keeps /tmp in memory; /var is a link to it. */
export function inMemory(root: string): void {
  rmSync(join(root, 'tmp'), { recursive: true, force: true });
  for (const folder of ['run', 'lock', 'log']) mkdirSync(join(root, 'tmp', folder), { recursive: true });
}

const STAND_INS = join(import.meta.dirname, 'stand-ins');

/** What would reach programs of this machine, which has the same processes, or the machine itself. */
const BEYOND = [
  'pidof',
  'killall',
  'pkill',
  'halt',
  'poweroff',
  'reboot',
  'init',
  'switch_root',
  'pivot_root',
];

function standIns(root: string): void {
  cpSync(join(STAND_INS, 'root'), root, { recursive: true });
  for (const file of globSync(join(root, '{etc/rc.common,etc/init.d/*,usr/sbin/*,usr/bin/*}')))
    chmodSync(file, 0o755);
  for (const file of globSync(join(STAND_INS, '*.ts')))
    writeFileSync(join(root, 'lab', `${basename(file, '.ts')}.mjs`), withoutTypes(file));
  linkSync(join(root, 'packages/node/usr/bin/node'), join(root, 'lab/node'));
  for (const name of ['node-npm', 'kmod-nft-arp', 'kmod-nft-connlimit', 'kmod-nft-dup-inet'])
    mkdirSync(join(root, 'packages', name));
  const applets = spawnSync('busybox', ['--list'], { encoding: 'utf8' }).stdout.split('\n').filter(Boolean);
  for (const name of applets.filter((applet) => !BEYOND.includes(applet)))
    if (!existsSync(join(root, 'usr/sbin', name)) && !existsSync(join(root, 'usr/bin', name)))
      symlinkSync('busybox', join(root, 'usr/bin', name));
}

/** Node.js would do the same at each start, and take longer for it than for all else. */
const withoutTypes = (file: string): string =>
  stripTypeScriptTypes(readFileSync(file, 'utf8')).replaceAll(/(from '\.\/.*)\.ts'/g, "$1.mjs'");
