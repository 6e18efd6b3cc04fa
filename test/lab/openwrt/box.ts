import { join } from 'node:path';
import { debianProgram } from '../../../tools/debian-packages.ts';
import type { Lab, LabHost } from '../lab.ts';
import { type Finished, type LabProcess, runProcess } from '../process.ts';
import { boxFiles, inMemory } from './box-files.ts';

/**
 * A computer in the network of a lab's host that is like one with OpenWrt, as far as that can be had: its shell and its small programs are BusyBox, and
 * what Debian has not (procd, rc.common, uci, netifd, fw4, opkg) is stood in for by the files of this folder.
 */
export interface Box {
  /** As this machine sees it. */
  readonly root: string;
  readonly run: (command: string, ...args: readonly string[]) => Promise<Finished>;
  /** Fails where the command does. */
  must(command: string, ...args: readonly string[]): Promise<string>;
  /** Everything ends at once, and what was in memory is gone: files of /tmp, rules. Cards are down. */
  cutOff(): Promise<void>;
  /** procd, and the links of /etc/rc.d in their order. */
  boot(): Promise<void>;
}

export const busyboxMissing = (): string | undefined =>
  debianProgram('busybox') === undefined ? 'busybox is not installed' : undefined;

/** It ends with the lab: whatever runs in the network of a lab's host does. */
export async function boxIn(lab: Pick<Lab<string>, 'folder'>, host: LabHost): Promise<Box> {
  const root = join(lab.folder, 'box');
  await boxFiles(root);
  const enter = await entrance(root, host);
  const run: Box['run'] = (...argv) => runProcess(['nsenter', ...enter, ...argv], { timeoutMs: 60_000 });
  const must: Box['must'] = async (...argv) => {
    const { code, stdout, stderr } = await run(...argv);
    if (code !== 0) throw new Error(`${argv.join(' ')}: ${code}\n${stdout}${stderr}`);
    return stdout;
  };
  let procd: LabProcess | undefined;
  const boot: Box['boot'] = async () => {
    procd = await host.start('nsenter', [...enter, '/lab/node', '/lab/procd.mjs'], { ready: 'ready' });
    await must('sh', '-c', 'for link in /etc/rc.d/S*; do "$link" boot; done');
  };
  const cutOff: Box['cutOff'] = async () => {
    await procd?.stop();
    await must('sh', '-ec', OFF);
    inMemory(root);
  };
  return { root, run, must, cutOff, boot };
}

/** Arguments of nsenter(1) that lead into it. */
async function entrance(root: string, host: LabHost): Promise<readonly string[]> {
  const mounted = ['--mount', 'sh', '-ec', MOUNTS, 'sh', root];
  const { pid } = await host.start('unshare', mounted, { ready: 'ready' });
  return ['--target', `${pid}`, '--mount', '--net', 'chroot', root, '/usr/bin/env', '-i', PATH];
}

const PATH = 'PATH=/usr/sbin:/usr/bin:/sbin:/bin';
const MOUNTS = `
for folder in dev proc sys; do mount --rbind "/$folder" "$1/$folder"; done
echo ready
exec sleep infinity`;
/** First the cards: no packet of the moment between counts. */
const OFF = `
for card in /sys/class/net/*; do ifconfig "\${card##*/}" down; done
nft flush ruleset
ifconfig lo up`;
