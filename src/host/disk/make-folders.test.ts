import { mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeFolders } from './make-folders.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tonewall-folders-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const modeOf = (...names: readonly string[]): number => statSync(join(folder, ...names)).mode & 0o777;

it('makes all that are not there, of one mode, and leaves those that are', () => {
  makeFolders(join(folder, 'a', 'b'), 0o700);
  makeFolders(join(folder, 'a', 'b'), 0o755);
  makeFolders('.');
  makeFolders('/');
  expect([modeOf('a'), modeOf('a', 'b')]).toEqual([0o700, 0o700]);
});

it('follows a link to a folder', () => {
  symlinkSync(folder, join(folder, 'link'));
  makeFolders(join(folder, 'link', 'a'), 0o700);
  expect(modeOf('a')).toBe(0o700);
});

it('fails where a part of the path is a file', () => {
  writeFileSync(join(folder, 'file'), '');
  expect(() => makeFolders(join(folder, 'file'))).toThrow('EEXIST');
  expect(() => makeFolders(join(folder, 'file', 'a', 'b'))).toThrow('ENOTDIR');
});

it('ends where no folder can be made in one that is there', () => {
  expect(() => makeFolders('/proc/none/state')).toThrow('ENOENT');
});
