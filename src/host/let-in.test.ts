import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { letIn } from './let-in.ts';

/** Nobody who owns anything here. */
const OTHER = { uid: 65_533, gid: 65_533 };
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tonewall-in-'));
});
afterEach(() => rm(folder, { recursive: true }));

const socket = (): string => join(folder, 'firewall.sock');
const mode = async (): Promise<number> => (await stat(folder)).mode & 0o777;

it('opens a folder that holds nothing else', async () => {
  await writeFile(socket(), '');
  await letIn(socket(), OTHER);
  expect(await mode()).toBe(0o755);
});

it('opens no folder that holds other things, and says so', async () => {
  await writeFile(join(folder, 'secret'), '');
  await expect(letIn(socket(), OTHER)).rejects.toMatchObject({
    code: 'file-unwritable',
    hint: `As root: chmod o+x ${folder}; or choose another folder.`,
  });
  expect(await mode()).toBe(0o700);
});

it.each([
  [0o711, OTHER],
  [0o700, { uid: 0, gid: 0 }],
  [0o710, { uid: 65_533, gid: process.getgid?.() ?? 0 }],
  [0o700, { uid: process.getuid?.() ?? 0, gid: 65_533 }],
] as const)('leaves a folder of mode %o as it is for who may enter', async (before, owner) => {
  await chmod(folder, before);
  await letIn(socket(), owner);
  expect(await mode()).toBe(before);
});
