import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeDisk } from './disk.ts';

const disk = nodeDisk();
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tonewall-disk-'));
});
afterEach(() => rm(folder, { recursive: true }));

const text = async (path: string): Promise<string> => Buffer.from(await disk.read(path, 1000)).toString();

describe('writing', () => {
  it('makes folders, replaces the whole file, and leaves nothing else', async () => {
    const path = join(folder, 'a/b.txt');
    await disk.write(path, 'a longer first text');
    await disk.write(path, Buffer.from('second'));
    expect([await text(path), await readdir(join(folder, 'a'))]).toEqual(['second', ['b.txt']]);
  });

  it('keeps what it writes from other people of the machine', async () => {
    await disk.write(join(folder, 'x'), 'x');
    expect((await stat(join(folder, 'x'))).mode & 0o777).toBe(0o600);
  });

  it('leaves the old file and nothing behind when it fails', async () => {
    await disk.write(join(folder, 'a/b.txt'), 'one');
    for (const path of ['a', 'a/b.txt/c'])
      await expect(disk.write(join(folder, path), 'two')).rejects.toMatchObject({ code: 'file-unwritable' });
    expect([
      await readdir(folder),
      await readdir(join(folder, 'a')),
      await text(join(folder, 'a/b.txt')),
    ]).toEqual([['a'], ['b.txt'], 'one']);
  });

  it('says why, in words', async () => {
    await disk.write(join(folder, 'f'), '');
    await expect(disk.write(join(folder, 'f/g'), '')).rejects.toThrow('a part of the path is a file');
  });
});

describe('reading', () => {
  it('takes as many bytes as allowed and no more', async () => {
    const path = join(folder, 'f');
    await disk.write(path, 'x'.repeat(100_000));
    expect((await disk.read(path, 100_000)).length).toBe(100_000);
    await expect(disk.read(path, 99_999)).rejects.toMatchObject({
      code: 'file-unreadable',
      message: `cannot read ${path}: it has more than 99999 bytes`,
    });
  });

  it('bounds what it reads by what it reads, not by the size a file claims', async () => {
    await expect(disk.read('/dev/zero', 1000)).rejects.toMatchObject({ code: 'file-unreadable' });
  });

  it('reads an empty file as empty', async () => {
    await disk.write(join(folder, 'f'), '');
    expect(await disk.read(join(folder, 'f'), 0)).toEqual(Buffer.alloc(0));
  });

  it('says what there is, sorted, and whether something is there', async () => {
    for (const name of ['b', 'a', 'c']) await disk.write(join(folder, name), name);
    expect(await disk.list(folder)).toEqual(['a', 'b', 'c']);
    expect([await disk.exists(join(folder, 'a')), await disk.exists(join(folder, 'd'))]).toEqual([
      true,
      false,
    ]);
    await expect(disk.list(join(folder, 'd'))).rejects.toMatchObject({ code: 'file-unreadable' });
    await expect(disk.read(join(folder, 'd'), 1)).rejects.toThrow('there is no such file or folder');
  });
});
