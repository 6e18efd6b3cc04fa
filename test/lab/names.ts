import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';

/** `tonewall-<process id>-<random>-<host>`: the process id tells a later run whose namespaces nobody needs any more. */
const NAME = /^tonewall-(\d+)-[0-9a-f]{6}-/;

/** The part of a namespace's name that all hosts of one lab have in common. */
export const newPrefix = (): string => `tonewall-${process.pid}-${randomBytes(3).toString('hex')}-`;

/** Namespaces that `ip netns` knows, without starting a process. */
export function knownNamespaces(): readonly string[] {
  try {
    return readdirSync('/run/netns');
  } catch {
    return [];
  }
}

export const namespacesOf = (prefix: string): readonly string[] =>
  knownNamespaces().filter((name) => name.startsWith(prefix));

/** True for the name of a namespace or folder of a lab run whose process is gone. */
export function isAbandoned(name: string): boolean {
  const owner = NAME.exec(name)?.[1];
  return owner !== undefined && !isAlive(Number(owner));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
