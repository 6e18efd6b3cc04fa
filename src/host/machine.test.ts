import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { nodeMachine } from './machine.ts';

const machine = nodeMachine();
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tonewall-machine-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('knows its Node.js', () => {
  expect(machine.nodeVersion).toBe(
    execFileSync(process.execPath, ['--version'], { encoding: 'utf8' }).trim().slice(1),
  );
});

it('has some memory left, and no more than there is', () => {
  const total = Number(
    /MemTotal:\s+(\d+)/.exec(execFileSync('cat', ['/proc/meminfo'], { encoding: 'utf8' }))?.[1],
  );
  expect(machine.memoryLeft()).toBeGreaterThan(1_000_000);
  expect(machine.memoryLeft()).toBeLessThanOrEqual(total * 1024);
});

it('tells the space where a path would lie, as df(1) does', async () => {
  const df = execFileSync('df', ['--output=avail', '-B1', folder], { encoding: 'utf8' });
  const there = Number(df.split('\n')[1]);
  const told = await machine.spaceLeft(join(folder, 'not/yet/there'));
  // Others write meanwhile.
  expect(Math.abs((told ?? 0) - there)).toBeLessThan(1 << 30);
});

it('tells who may enter', async () => {
  mkdirSync(join(folder, 'state'), { mode: 0o750 });
  expect(await machine.permissions(join(folder, 'state'))).toEqual({
    isFolder: true,
    mode: 0o750,
    isOwn: true,
  });
  expect(await machine.permissions('/etc/passwd')).toMatchObject({ isFolder: false, mode: 0o644 });
  expect(await machine.permissions(join(folder, 'nothing'))).toBeUndefined();
});
