import { spawn } from 'node:child_process';
import { existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const AUDIT = [join(ROOT, 'src/cli/main.ts'), 'audit', '--from', join(ROOT, 'test/golden/bundles/home')];

/** Runs an audit whose standard output leads somewhere else. */
function audit(args: readonly string[], stdout: number | 'pipe', onOutput?: 'go-away') {
  return new Promise<{ code: number | null; stderr: string }>((resolve, reject) => {
    const child = spawn(process.execPath, [...AUDIT, ...args], { stdio: ['ignore', stdout, 'pipe'] });
    let stderr = '';
    child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    if (onOutput === 'go-away') child.stdout?.once('data', () => child.stdout?.destroy());
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stderr }));
  });
}

describe('standard output', () => {
  it.for([[[]], [['--json']]])('that is full is an error, with %j', async ([args = []], context) => {
    if (!existsSync('/dev/full')) context.skip('this system has no /dev/full');
    const { code, stderr } = await audit(args, openSync('/dev/full', 'w'));
    expect(code).toBe(73);
    expect(stderr).toContain('standard output: ENOSPC');
  });

  it('whose reader goes away (tonewall audit | head) is none, and the exit code still tells of findings', async () => {
    expect(await audit(['--json'], 'pipe', 'go-away')).toEqual({ code: 1, stderr: '' });
  });
});
