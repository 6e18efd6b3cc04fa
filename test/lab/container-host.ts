import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { debianProgram } from '../../tools/debian-packages.ts';
import { CONTROL_GROUPS_OF_ONE_VERSION } from './control-groups.ts';
import type { Lab, LabHost } from './lab.ts';
import { type Finished, runProcess } from './process.ts';

/** A host of containers in the network of a lab's host. Its /etc and /run are its own, and so is what podman keeps: images, volumes. */
export interface ContainerHost {
  readonly run: (command: string, ...args: readonly string[]) => Promise<Finished>;
  /** Fails where the command does. */
  must(command: string, ...args: readonly string[]): Promise<string>;
}

export const podmanMissing = (): string | undefined =>
  debianProgram('podman') === undefined ? 'podman is not installed' : undefined;

/** It ends with the lab: whatever runs in the network of a lab's host does. */
export async function containerHost(lab: Pick<Lab<string>, 'folder'>, host: LabHost): Promise<ContainerHost> {
  const folder = join(lab.folder, 'containers');
  mkdirSync(folder);
  const env = settings(folder);
  const holder = await host.start('unshare', ['--mount', 'sh', '-ec', MOUNTS, 'sh', folder], {
    ready: 'ready',
  });
  const inside = ['nsenter', '--target', `${holder.pid}`, '--mount', '--net', '--wdns=/'];
  const run = (command: string, ...args: readonly string[]): Promise<Finished> =>
    runProcess([...inside, command, ...args], { env, timeoutMs: 180_000 });
  const must: ContainerHost['must'] = async (command, ...args) => {
    const { code, stdout, stderr } = await run(command, ...args);
    if (code !== 0) throw new Error(`${command} ${args.join(' ')}: ${code}\n${stdout}${stderr}`);
    return stdout;
  };
  return { run, must };
}

/** Files of this machine below, those of the host above. */
const MOUNTS = `
mount -t tmpfs tmpfs "$1"
mkdir "$1/upper" "$1/work"
mount -t overlay overlay -o "lowerdir=/etc,upperdir=$1/upper,workdir=$1/work" /etc
mount -t tmpfs tmpfs /run
mount -t tmpfs tmpfs /dev/shm
${CONTROL_GROUPS_OF_ONE_VERSION}
echo ready
exec sleep infinity`;

/** Nothing here says what a container may: no limit above what this machine allows, no control groups, no helper of systemd. */
const CONTAINERS = `[containers]
cgroups = "disabled"
default_ulimits = ["nofile=1024:4096", "nproc=1024:1024"]
[engine]
cgroup_manager = "cgroupfs"
events_logger = "file"
`;

const STORAGE = (images: string): string =>
  `[storage]\ndriver = "overlay"\ngraphroot = "${images}"\nrunroot = "/run/images"\n`;

function settings(folder: string): Readonly<Record<string, string>> {
  const [storage, containers] = [`${folder}.storage`, `${folder}.conf`];
  writeFileSync(storage, STORAGE(join(folder, 'images')));
  writeFileSync(containers, CONTAINERS);
  return { CONTAINERS_STORAGE_CONF: storage, CONTAINERS_CONF: containers, BUILDAH_ISOLATION: 'chroot' };
}
