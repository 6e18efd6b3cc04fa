import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
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

/** The id of a process that has ended. */
const deadPid = (): number => spawnSync('true').pid;

describe('one at a time', () => {
  it('loses no change of many at once, and leaves nothing behind', async () => {
    await disk.write(path, '0');
    const add = () =>
      disk.exclusively(path, 10_000, async () => {
        const value = Number(await readFile(path, 'utf8'));
        await delay(1);
        await disk.write(path, String(value + 1));
      });
    await Promise.all(Array.from({ length: 12 }, add));
    expect([await readFile(path, 'utf8'), await readdir(folder)]).toEqual(['12', ['state.json']]);
  });

  it('gives the result of the work, and lets go when the work fails', async () => {
    await expect(disk.exclusively(path, 0, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await disk.exclusively(path, 0, () => Promise.resolve(7))).toBe(7);
  });

  it('waits only so long', async () => {
    await disk.exclusively(path, 0, async () => {
      await expect(disk.exclusively(path, 60, () => Promise.resolve(1))).rejects.toMatchObject({
        code: 'state-locked',
        message: `another process holds ${path}.lock`,
      });
    });
  });

  it('takes the lock of a process that died, and only once', async () => {
    await writeFile(`${path}.lock`, `${deadPid()} x`);
    let inside = 0;
    const work = async () => {
      inside += 1;
      expect(inside).toBe(1);
      await delay(5);
      inside -= 1;
      return true;
    };
    const all = Array.from({ length: 8 }, () => disk.exclusively(path, 5000, work));
    expect(await Promise.all(all)).toEqual(Array.from({ length: 8 }, () => true));
  });

  it('takes a lock that no holder keeps so long, although its process lives', async () => {
    await writeFile(`${path}.lock`, `${process.pid} x`);
    const longAgo = new Date(Date.now() - 31_000);
    await utimes(`${path}.lock`, longAgo, longAgo);
    expect(await disk.exclusively(path, 1000, () => Promise.resolve('in'))).toBe('in');
  });

  it('says when there is no folder to lock in', async () => {
    await disk.write(path, '');
    await expect(disk.exclusively(join(path, 'x'), 0, () => Promise.resolve(1))).rejects.toMatchObject({
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
