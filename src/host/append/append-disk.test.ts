import { execFileSync, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeAppendDisk } from './append-disk.ts';

const files = nodeAppendDisk();
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tonewall-append-'));
});
afterEach(() => rm(folder, { recursive: true }));

const bytes = Buffer.from('first\nsecond\n');
const at = (name: string): string => join(folder, name);

describe('a file that grows', () => {
  it('is made with its folder for its owner only, and takes bytes at its end', async () => {
    const file = files.openAppend(at('a/b'));
    expect([file.size, file.write(bytes, 0, 6), file.write(bytes, 6, 13)]).toEqual([0, 6, 7]);
    await file.sync();
    file.close();
    expect([await readFile(at('a/b'), 'utf8'), files.openAppend(at('a/b')).size]).toEqual([
      'first\nsecond\n',
      13,
    ]);
    expect([(await stat(at('a/b'))).mode & 0o777, (await stat(at('a'))).mode & 0o777]).toEqual([
      0o600, 0o700,
    ]);
  });

  it('goes on at its end after a cut', async () => {
    const file = files.openAppend(at('f'));
    file.write(bytes, 0, 13);
    file.truncate(6);
    file.write(bytes, 6, 13);
    file.truncate(3);
    file.write(bytes, 5, 6);
    file.close();
    expect(await readFile(at('f'), 'utf8')).toBe('fir\n');
  });

  it('is let go of while it is being forced onto the disk, and closing twice closes once', async () => {
    const file = files.openAppend(at('f'));
    file.write(bytes, 0, 6);
    const synced = file.sync();
    file.close();
    file.close();
    await expect(synced).resolves.toBeUndefined();
    await expect(file.sync()).resolves.toBeUndefined();
    expect(() => file.write(bytes, 0, 6)).toThrow('EBADF');
  });

  it('is no link, no pipe, no device and no folder', async () => {
    await writeFile(at('real'), '');
    await symlink(at('real'), at('link'));
    await mkdir(at('folder'));
    execFileSync('mkfifo', [at('pipe')]);
    for (const path of [...['link', 'folder', 'pipe', 'real/below'].map(at), '/dev/full'])
      expect(() => files.openAppend(path)).toThrow(expect.objectContaining({ code: 'file-unwritable' }));
  });
});

describe('reading piece by piece', () => {
  const read = async (path: string): Promise<Buffer> => {
    const pieces: Uint8Array[] = [];
    for await (const piece of files.pieces(path)) pieces.push(piece);
    return Buffer.concat(pieces);
  };

  it('gives the whole file', async () => {
    const long = Buffer.alloc(700_001, 'line\n');
    await writeFile(at('f'), long);
    expect((await read(at('f'))).equals(long)).toBe(true);
  });

  it('refuses what is no file, and does not wait for it', async () => {
    execFileSync('mkfifo', [at('pipe')]);
    await symlink('/dev/zero', at('link'));
    for (const path of [at('pipe'), at('link'), '/dev/zero', folder, at('none')])
      await expect(read(path)).rejects.toMatchObject({ code: 'file-unreadable' });
  });
});

describe('removing', () => {
  it('takes the name away, and does not mind when it is not there', async () => {
    await writeFile(at('f'), '');
    await files.remove(at('f'));
    await files.remove(at('f'));
    await files.syncFolder(folder);
    expect(await readdir(folder)).toEqual([]);
  });

  it('fails with a code', async () => {
    await writeFile(at('f'), '');
    for (const work of [() => files.remove(at('f/g')), () => files.syncFolder(at('none'))])
      await expect(work()).rejects.toMatchObject({ code: 'file-unwritable' });
  });
});

describe('the lock', () => {
  const path = (): string => at('a/lock');

  it('has one holder at a time', () => {
    const first = files.lock(path());
    expect([first !== undefined, files.lock(path())]).toEqual([true, undefined]);
    first?.release();
    const second = files.lock(path());
    expect(second).toBeDefined();
    second?.release();
  });

  it('is free again when its holder is killed', async () => {
    const program = `import { lock } from ${JSON.stringify(join(import.meta.dirname, 'lock.ts'))};
      globalThis.kept = lock(${JSON.stringify(path())});
      process.stdout.write(String(globalThis.kept !== undefined)); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program]);
    const said = await new Promise<string>((resolve) =>
      child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString())),
    );
    expect([said, files.lock(path())]).toEqual(['true', undefined]);
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('close', resolve));
    const lock = files.lock(path());
    expect(lock).toBeDefined();
    lock?.release();
  });

  it('fails with a code where it cannot be made', async () => {
    await writeFile(at('f'), '');
    expect(() => files.lock(at('f/lock'))).toThrow(expect.objectContaining({ code: 'file-unwritable' }));
  });
});
