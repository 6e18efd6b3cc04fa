import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const FUZZ = join(import.meta.dirname, '../../tools/fuzz.ts');

const fuzz = (...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [FUZZ, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
};

/** Without what depends on the machine. */
const tallyIn = (text: string): readonly string[] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.replace(/(?: in .*|, \d+) cases\/s(?: of a thread)?/, ''));

const PERMITTED = expect.stringMatching(/^ {2}permitted [1-9]\d*$/);

describe('npm run fuzz', () => {
  it('runs as many cases as asked, says what came of them, and the same seed gives the same', () => {
    const first = fuzz('--cases', '300', '--seed', '7', '--threads', '1');
    expect(first.status).toBe(0);
    expect(first.stderr).toBe('seed 7, 1 threads\n');
    const told = tallyIn(first.stdout);
    const at = told.indexOf('port 1443: 150 cases, 0 failures');
    expect(told.slice(0, 2)).toEqual(['300 cases, 0 failures', 'port 1400: 150 cases, 0 failures']);
    expect([told[2], told[at + 1]]).toEqual([PERMITTED, PERMITTED]);
    expect([at, told.length - at].map((lines) => lines > 7)).toEqual([true, true]);
    const second = fuzz('--cases', '300', '--seed', '7', '--threads', '2');
    expect(tallyIn(second.stdout)).toEqual(told);
  });

  it('takes whole numbers only', () => {
    const { status, stderr } = fuzz('--cases', 'many');
    expect(status).not.toBe(0);
    expect(stderr).toContain('--cases is no whole number: many');
  });
});
