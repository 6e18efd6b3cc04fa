import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { nodeDisk } from '../host/disk/disk.ts';
import { loadConfig } from './load.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tonewall-load-'));
});
afterAll(() => rm(folder, { recursive: true }));

const load = (name: string) => loadConfig(nodeDisk(), join(folder, name));

it('says how to come by a file where there is none', async () => {
  await expect(load('none.yaml')).rejects.toMatchObject({
    code: 'file-unreadable',
    message: `cannot read ${join(folder, 'none.yaml')}: there is no such file or folder`,
    hint: `tonewall init ${join(folder, 'none.yaml')} writes a first one. Where yours is another file, name it on the command line.`,
  });
});

it('has another hint where something is there that cannot be read, or a Cedar file is not', async () => {
  const hint = 'Check the path and the permissions.';
  await expect(load('.')).rejects.toMatchObject({ code: 'file-unreadable', hint });
  await writeFile(join(folder, 'house.yaml'), 'version: 1\nplayers: {}\npolicies: [none.cedar]\n');
  await expect(load('house.yaml')).rejects.toMatchObject({ code: 'file-unreadable', hint });
});
