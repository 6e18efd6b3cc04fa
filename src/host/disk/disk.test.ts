import { execFileSync } from 'node:child_process';
import { lstat, mkdtemp, readdir, rm, stat, symlink } from 'node:fs/promises';
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

describe('writing where something is already', () => {
  it('follows a link: the file behind it is replaced, the link stays', async () => {
    await disk.write(join(folder, 'real'), 'old');
    await symlink(join(folder, 'real'), join(folder, 'link'));
    await disk.write(join(folder, 'link'), 'new');
    expect((await lstat(join(folder, 'link'))).isSymbolicLink()).toBe(true);
    expect(await text(join(folder, 'real'))).toBe('new');
  });

  it('writes into a device and leaves it one', async () => {
    await disk.write('/dev/null', 'gone');
    expect((await stat('/dev/null')).isCharacterDevice()).toBe(true);
  });
});

describe('writing a folder', () => {
  const path = () => join(folder, 'run');
  const content = async () =>
    Object.fromEntries(
      await Promise.all(
        (await disk.list(path())).map(async (name) => [name, await text(join(path(), name))] as const),
      ),
    );

  it('makes it whole and replaces an older one', async () => {
    await disk.writeFolder(
      path(),
      new Map([
        ['a', '1'],
        ['b', '2'],
      ]),
    );
    await disk.writeFolder(
      path(),
      new Map([
        ['a', '3'],
        ['b', '4'],
      ]),
    );
    expect([await content(), await readdir(folder)]).toEqual([{ a: '3', b: '4' }, ['run']]);
  });

  it('leaves the older one and nothing else when it fails on the way', async () => {
    await disk.writeFolder(path(), new Map([['a', 'old']]));
    // The second name cannot be made: its folder is not there.
    const files = new Map([
      ['a', 'new'],
      ['no/such', 'x'],
    ]);
    await expect(disk.writeFolder(path(), files)).rejects.toMatchObject({ code: 'file-unwritable' });
    expect([await content(), await readdir(folder)]).toEqual([{ a: 'old' }, ['run']]);
  });

  it('does not touch a folder that holds something else', async () => {
    await disk.write(join(path(), 'thesis.txt'), 'years of work');
    await expect(disk.writeFolder(path(), new Map([['a', '1']]))).rejects.toMatchObject({
      code: 'file-unwritable',
      message: `cannot write ${path()}: the folder holds something else (thesis.txt)`,
    });
    expect([await content(), await readdir(folder)]).toEqual([{ 'thesis.txt': 'years of work' }, ['run']]);
  });
});

describe('looking whether it could be written', () => {
  it('finds a path that leads through a file', async () => {
    await disk.write(join(folder, 'f'), '');
    await expect(disk.checkWritable(join(folder, 'f/g/h'))).rejects.toMatchObject({
      code: 'file-unwritable',
    });
  });

  it('finds a folder that holds something else', async () => {
    await disk.write(join(folder, 'run/thesis.txt'), '');
    await expect(disk.checkWritable(join(folder, 'run'), ['a'])).rejects.toThrow(
      'something else (thesis.txt)',
    );
    await disk.checkWritable(join(folder, 'run'), ['a', 'thesis.txt']);
  });

  it('takes folders that are to be made, and makes none', async () => {
    await disk.checkWritable(join(folder, 'a/b/c'));
    expect(await readdir(folder)).toEqual([]);
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

  it('refuses what has no end, and does not wait for it', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    for (const path of ['/dev/zero', pipe])
      await expect(disk.read(path, 1000)).rejects.toThrow(`cannot read ${path}: it is no regular file`);
    await expect(disk.read(folder, 1000)).rejects.toThrow('it is a folder');
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
