import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { difference, parseScript, type ScriptStep } from './script.ts';

const HERE = import.meta.dirname;
const MAIN = join(HERE, '../../src/cli/main.ts');
const names = readdirSync(join(HERE, 'cases')).filter((name) => name.endsWith('.txt'));
const folders: string[] = [];
/** What Node has compiled of the program, for the next of more than a hundred times that it starts. */
const compiled = mkdtempSync(join(tmpdir(), 'tonewall-compiled-'));
folders.push(compiled);

afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

describe('command scripts', () => {
  it('are there', () => {
    expect(names.length).toBeGreaterThan(0);
  });

  // Side by side, as many as `maxConcurrency`: each has a folder of its own, and none of them listens anywhere.
  it.concurrent.each(names)('%s', async (name) => {
    const folder = await mkdtemp(join(tmpdir(), 'tonewall-script-'));
    folders.push(folder);
    for (const step of parseScript(readFileSync(join(HERE, 'cases', name), 'utf8')).steps) {
      await runStep(folder, step);
    }
    const leftovers = (await readdir(folder, { recursive: true })).filter((file) =>
      /\.tmp|partial/.test(file),
    );
    expect(leftovers).toEqual([]);
  });
});

async function runStep(folder: string, step: ScriptStep): Promise<void> {
  for (const file of step.files) {
    await mkdir(join(folder, dirname(file.name)), { recursive: true });
    await writeFile(join(folder, file.name), file.text);
  }
  const result = await tonewall(step, folder);
  const problems = [
    result.exit === step.exit ? undefined : `exit ${result.exit} instead of ${step.exit}`,
    prefixed('stdout', difference(result.stdout, step.stdout)),
    prefixed('stderr', difference(result.stderr, step.stderr)),
    ...step.present.filter((file) => !existsSync(join(folder, file))).map((file) => `${file} is missing`),
    ...step.absent.filter((file) => existsSync(join(folder, file))).map((file) => `${file} was left behind`),
  ].filter((problem) => problem !== undefined);
  expect(problems, `$ ${step.command}\n${result.stdout}\n${result.stderr}`).toEqual([]);
}

const prefixed = (name: string, text: string | undefined): string | undefined =>
  text ? `${name}: ${text}` : undefined;

/** Runs the real program as a user would; `tonewall` stands for it. No shell is involved. */
function tonewall(
  { command, stdin }: ScriptStep,
  cwd: string,
): Promise<{ stdout: string; stderr: string; exit: number }> {
  const [program, ...args] = command.split(' ');
  if (program !== 'tonewall') throw new Error(`scripts run tonewall only: ${command}`);
  return new Promise((resolve, reject) => {
    const env = { ...process.env, NO_COLOR: '1', NODE_COMPILE_CACHE: compiled };
    const child = spawn(process.execPath, [MAIN, ...args], { cwd, env });
    child.stdin.on('error', () => {});
    child.stdin.end(stdin.map((line) => `${line}\n`).join(''));
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.on('error', reject);
    child.on('close', (exit) => resolve({ stdout, stderr, exit: exit ?? -1 }));
  });
}
