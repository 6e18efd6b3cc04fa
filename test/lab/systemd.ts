import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../tools/steps/command.ts';
import { CONTROL_GROUPS_OF_ONE_VERSION } from './control-groups.ts';
import { debianFolder } from './debian.ts';
import type { Lab, LabHost } from './lab.ts';
import { layered } from './layered.ts';
import { unpackInto } from './packed.ts';
import { type Finished, runProcess, startProcess } from './process.ts';

/**
 * A computer with systemd, in the network of a lab's host. Its files are those of this machine, or of another Debian (`debian.ts`), with a layer above that goes with the lab; its
 * units are those of Debian, with none of this machine's own, and Tonewall is installed for all users.
 */
export interface Computer {
  /** Its root as this machine sees it. */
  readonly root: string;
  /** Starts it; resolves when all is started that is to start. */
  boot(): Promise<Booted>;
  /** What remains is in the network of the host: rules, addresses. */
  readonly close: () => void;
}

export interface Booted {
  /** As root, in the computer. */
  readonly run: (command: string, ...args: readonly string[]) => Promise<Finished>;
  /** Fails where the command does. */
  must(command: string, ...args: readonly string[]): Promise<string>;
  off(): Promise<void>;
}

/** Where Tonewall is, in the computer. */
export const PACKAGE = '/usr/local/lib/node_modules/tonewall';

export async function computerIn(lab: Pick<Lab<string>, 'folder'>, host: LabHost): Promise<Computer> {
  const { root, close } = layered(join(lab.folder, 'computer'));
  try {
    await furnish(root);
    return { root, boot: () => boot(root, host), close };
  } catch (cause) {
    close();
    throw cause;
  }
}

async function furnish(root: string): Promise<void> {
  rmSync(join(root, 'etc/systemd/system'), { recursive: true, force: true });
  mkdirSync(join(root, 'etc/systemd/system'));
  rmSync(join(root, 'etc/fstab'), { force: true });
  writeFileSync(join(root, 'etc/hostname'), 'computer\n');
  await unpackInto(join(root, PACKAGE));
  mkdirSync(join(root, PACKAGE, 'node_modules'));
  rmSync(join(root, 'usr/local/bin/tonewall'), { force: true });
  symlinkSync(join(PACKAGE, 'dist/cli/main.js'), join(root, 'usr/local/bin/tonewall'));
  spawnSync('chmod', ['0755', join(root, PACKAGE, 'dist/cli/main.js')]);
}

async function boot(root: string, host: LabHost): Promise<Booted> {
  const argv = [
    ...(debianFolder() === '/' ? [] : ['unshare', '--mount', 'sh', '-ec', START, 'sh']),
    'systemd-nspawn',
    '--quiet',
    `--directory=${root}`,
    '--register=no',
    '--keep-unit',
    '--console=pipe',
    '--capability=CAP_NET_ADMIN',
    `--network-namespace-path=/run/netns/${host.name}`,
    `--bind-ro=${realpathSync(join(ROOT, 'node_modules'))}:${PACKAGE}/node_modules`,
    `--bind-ro=${process.execPath}:/usr/local/bin/node`,
    '--boot',
  ];
  const running = await startProcess(argv, { env: KERNEL });
  const first = await leader(running.pid);
  const run: Booted['run'] = (command, ...args) =>
    runProcess(
      ['nsenter', '--target', first, '--all', '--wdns=/root', 'env', '-i', ENVIRONMENT, command, ...args],
      { timeoutMs: 180_000 },
    );
  const must: Booted['must'] = async (command, ...args) => {
    const { code, stdout, stderr } = await run(command, ...args);
    if (code !== 0) throw new Error(`${command} ${args.join(' ')}: ${code}\n${stdout}${stderr}`);
    return stdout;
  };
  await started(run);
  const off = async (): Promise<void> => {
    await run('systemctl', 'poweroff');
    await ended(first);
    await running.stop();
  };
  return { run, must, off };
}

/** What systemd-networkd says of forwarding reaches the kernel, as on a computer; nspawn would have it read-only. */
const KERNEL = { SYSTEMD_NSPAWN_API_VFS_WRITABLE: 'network' };

const START = `${CONTROL_GROUPS_OF_ONE_VERSION}
exec "$@"`;

const ENVIRONMENT = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
const UNTIL_MS = 120_000;

/** Waits for a fact of the system. */
async function until<T>(what: string, look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (const end = performance.now() + UNTIL_MS; performance.now() < end; ) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${what}: not within ${UNTIL_MS} ms`);
}

const leader = (nspawn: number): Promise<string> =>
  until('the first process', () => {
    const done = spawnSync('pgrep', ['--parent', `${nspawn}`, '--full', 'systemd/systemd'], {
      encoding: 'utf8',
    });
    return done.stdout.trim().split('\n')[0] || undefined;
  });

/** `degraded`: some unit of Debian found nothing to do in a namespace. */
const started = (run: Booted['run']): Promise<true> =>
  until('the start of the computer', async () => {
    const { stdout } = await run('systemctl', 'is-system-running');
    return /^(?:running|degraded)$/.test(stdout.trim()) ? true : undefined;
  });

const ended = (pid: string): Promise<true> =>
  until('the end of the computer', () => (existsSync(`/proc/${pid}`) ? undefined : true));
