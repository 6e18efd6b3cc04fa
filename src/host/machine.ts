import { stat, statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Machine, Permissions } from '../ports/machine.ts';

/** The computer that this process runs on. */
export const nodeMachine = (): Machine => ({
  nodeVersion: process.versions.node,
  memoryLeft: () => process.availableMemory(),
  spaceLeft: (path) => spaceLeft(resolve(path)),
  permissions,
});

/** Of the nearest folder that is there. */
async function spaceLeft(path: string): Promise<number | undefined> {
  const space = await statfs(path).catch(() => undefined);
  if (space) return space.bavail * space.bsize;
  const above = dirname(path);
  return above === path ? undefined : spaceLeft(above);
}

async function permissions(path: string): Promise<Permissions | undefined> {
  const facts = await stat(path).catch(() => undefined);
  if (!facts) return undefined;
  return {
    isFolder: facts.isDirectory(),
    mode: facts.mode & 0o777,
    isOwn: facts.uid === process.getuid?.(),
  };
}
