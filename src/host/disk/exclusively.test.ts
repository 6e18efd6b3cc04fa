import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeDisk } from './disk.ts';

const disk = nodeDisk();
let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tonewall-lock-'));
  path = join(folder, 'state.json');
});
afterEach(() => rm(folder, { recursive: true }));

/** Another process that holds the lock until it is killed. */
async function holder() {
  const module = JSON.stringify(join(import.meta.dirname, 'exclusively.ts'));
  const script = `import { exclusively } from ${module};
    await exclusively(${JSON.stringify(path)}, 0, () => { console.log('held'); return new Promise(() => setInterval(() => {}, 1000)); });`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script]);
  await once(child.stdout, 'data');
  return child;
}

describe('one at a time', () => {
  it('loses no change of many at once', async () => {
    await disk.write(path, '0');
    const add = () =>
      disk.exclusively(path, 20_000, async () => {
        const value = Number(await readFile(path, 'utf8'));
        await delay(1);
        await disk.write(path, String(value + 1));
      });
    await Promise.all(Array.from({ length: 12 }, add));
    expect([await readFile(path, 'utf8'), await readdir(folder)]).toEqual([
      '12',
      ['state.json', 'state.json.lock'],
    ]);
  });

  it('gives the result of the work, and lets go when the work fails', async () => {
    await expect(disk.exclusively(path, 0, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await disk.exclusively(path, 0, () => Promise.resolve(7))).toBe(7);
  });

  it('waits only so long', async () => {
    const inner = disk.exclusively(path, 0, () => disk.exclusively(path, 60, () => Promise.resolve(1)));
    await expect(inner).rejects.toMatchObject({
      code: 'state-locked',
      message: `another process holds ${path}.lock`,
    });
  });

  it('keeps other processes out, and takes nothing from one that lives', async () => {
    const child = await holder();
    await expect(disk.exclusively(path, 60, () => Promise.resolve(1))).rejects.toMatchObject({
      code: 'state-locked',
    });
    child.kill('SIGKILL');
    await once(child, 'exit');
    // What a dead process held is free at once.
    expect(await disk.exclusively(path, 0, () => Promise.resolve('in'))).toBe('in');
  });

  it('makes the folder and the lock for their owner only', async () => {
    await disk.exclusively(join(folder, 'state/x.json'), 0, () => Promise.resolve());
    const modes = await Promise.all(
      ['state', 'state/x.json.lock'].map(async (name) => (await stat(join(folder, name))).mode & 0o777),
    );
    expect(modes).toEqual([0o700, 0o600]);
  });

  it('says when the path leads through a file, or the lock is something else', async () => {
    await writeFile(path, '');
    await writeFile(join(folder, 'other.lock'), 'x'.repeat(4096));
    for (const target of [join(path, 'x'), join(folder, 'other')])
      await expect(disk.exclusively(target, 0, () => Promise.resolve(1))).rejects.toMatchObject({
        code: 'file-unwritable',
      });
  });
});

describe('the mark of a file', () => {
  it('is another one after each change, and none without a file', async () => {
    const marks = [await disk.stamp(path)];
    await disk.write(path, 'one');
    marks.push(await disk.stamp(path), await disk.stamp(path));
    await disk.write(path, 'two');
    marks.push(await disk.stamp(path));
    execFileSync('sh', ['-c', `printf x >> ${path}`]);
    marks.push(await disk.stamp(path));
    const [none, first, again, second, third] = marks;
    expect([none, first === again, new Set([first, second, third]).size]).toEqual([undefined, true, 3]);
  });
});
