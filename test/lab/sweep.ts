import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ip } from './ip.ts';
import { isAbandoned, knownNamespaces } from './names.ts';

/** Ends what still runs in a namespace and removes it. Interfaces and bridges go with their namespace. */
export function removeNamespace(name: string): void {
  for (const pid of pidsIn(name)) endProcess(pid);
  try {
    ip('netns', 'delete', name);
  } catch {
    // Another sweep was faster: gone is what was wanted.
  }
}

/** Removes the namespaces and folders that killed runs left behind; returns the names of the namespaces. */
export function sweepAbandoned(): readonly string[] {
  const names = knownNamespaces().filter(isAbandoned);
  for (const name of names) removeNamespace(name);
  const folders = readdirSync(tmpdir()).filter(isAbandoned);
  for (const folder of folders) removeFolder(join(tmpdir(), folder));
  return names;
}

/** Removes the folder of a lab, and before that what is mounted in it (`systemd.ts`): a mount that was left would be emptied and could not be removed. */
export function removeFolder(folder: string): void {
  const mounted = readFileSync('/proc/self/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' ')[1] ?? '')
    .filter((path) => path.startsWith(`${folder}/`));
  for (const path of mounted.toReversed()) spawnSync('umount', ['--lazy', path]);
  rmSync(folder, { recursive: true, force: true });
}

function pidsIn(name: string): readonly number[] {
  try {
    return ip('netns', 'pids', name).split('\n').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

function endProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
}
