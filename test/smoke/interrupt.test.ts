import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts');
const SILENT = '127.36.13.11';

let folder: string;
let silent: Server;

/** A device that takes connections and says nothing. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tonewall-interrupt-'));
  silent = createServer(() => {});
  await new Promise<void>((resolve) => silent.listen({ host: SILENT, port: 1400 }, resolve));
});

afterAll(async () => {
  silent.close();
  await rm(folder, { recursive: true, force: true });
});

/** Runs the program, ends it with a signal when stderr or stdout says the word, and tells what became of it. */
function interrupted(args: readonly string[], word: string, signal: NodeJS.Signals = 'SIGINT') {
  return new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve, reject) => {
    const child = spawn(process.execPath, [MAIN, ...args]);
    const output = { stdout: '', stderr: '' };
    let killed = false;
    const heard = (stream: 'stdout' | 'stderr') => (chunk: Buffer) => {
      output[stream] += chunk.toString();
      if (!killed && output[stream].includes(word)) killed = child.kill(signal);
    };
    child.stdout.on('data', heard('stdout'));
    child.stderr.on('data', heard('stderr'));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...output }));
  });
}

describe('a run that is ended', () => {
  const outputs = () => ['--html', join(folder, 'report.html'), '--save', join(folder, 'bundle')];

  it.each([
    ['while it searches', ['--interface', '127.0.0.1', '--listen', '30'], 'Looking for players', 'SIGINT'],
    ['while it asks', [SILENT], 'Asking', 'SIGINT'],
    ['while it tries addresses', ['127.36.14.0/22'], 'Looking for players', 'SIGINT'],
    ['by another signal', [SILENT], 'Asking', 'SIGTERM'],
  ] as const)('%s: says so, exits with 130, and writes nothing', async (_when, args, word, signal) => {
    const ran = await interrupted(['audit', ...args, ...outputs()], word, signal);
    expect({ code: ran.code, stdout: ran.stdout }).toEqual({ code: 130, stdout: '' });
    expect(ran.stderr).toContain(`tonewall: ended by ${signal}\nhint: Nothing was written.`);
    expect(await readdir(folder)).toEqual([]);
  });

  it('tidies a simulated household up', async () => {
    const file = join(folder, 'house.yaml');
    await writeFile(
      file,
      'name: x\nfirstAddress: 127.36.13.31\nrooms: [{name: A, players: [{model: S13}]}]\n',
    );
    const ran = await interrupted(['sim', '--household', file], 'Ctrl-C ends');
    expect(ran.code).toBe(130);
    expect(ran.stderr).not.toContain('bug');
    await rm(file);
  });
});
