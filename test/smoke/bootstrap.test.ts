import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

const BOOTSTRAP = join(import.meta.dirname, '../../tools/bootstrap.mjs');
/** In the place of npm: notes what it was asked for, and installs nothing. */
const NPM = "require('fs').appendFileSync(process.env.ASKED, process.argv.slice(2).join(' ') + '\\n');\n";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tonewall-bootstrap-'));
  cpSync(BOOTSTRAP, join(folder, 'tools/bootstrap.mjs'), { recursive: true });
  put('package.json', JSON.stringify({ devDependencies: { vitest: '5' } }));
  put('package-lock.json', '1');
  put('npm.js', NPM);
  for (const file of ['src/cli/main.ts', 'tools/run-tests.ts'])
    put(file, "process.stdout.write('ran ' + process.argv.slice(2).join(' '));\n");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

/** What npm was asked for, a line each, and what the command wrote. */
function bootstrap(command: string): { readonly asked: readonly string[]; readonly stdout: string } {
  put('asked', '');
  const env = { ...process.env, npm_execpath: join(folder, 'npm.js'), ASKED: join(folder, 'asked') };
  const args = [join(folder, 'tools/bootstrap.mjs'), command];
  const { stdout, status } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
  expect(status).toBe(0);
  return { asked: readFileSync(join(folder, 'asked'), 'utf8').split('\n').filter(Boolean), stdout };
}

const QUIET = 'ci --no-audit --no-fund --loglevel=error';
const RUNTIME = `${QUIET} --omit=dev`;

it('installs what a command needs, once for each lock file', () => {
  expect(bootstrap('start')).toEqual({ asked: [RUNTIME], stdout: 'ran demo' });
  expect(bootstrap('start').asked).toEqual([]);
  expect(bootstrap('test')).toEqual({ asked: [QUIET], stdout: 'ran ' });
  expect(bootstrap('start').asked).toEqual([]);
  expect(bootstrap('test').asked).toEqual([]);
});

it('installs no packages of the tests where none are, when the lock file changed', () => {
  bootstrap('start');
  put('package-lock.json', '2');
  expect(bootstrap('start').asked).toEqual([RUNTIME]);
});

it('takes those of the tests away from nobody who has them, when the lock file changed', () => {
  bootstrap('test');
  put('node_modules/vitest/package.json', '{}');
  put('package-lock.json', '2');
  expect(bootstrap('start').asked).toEqual([QUIET]);
  expect(bootstrap('test').asked).toEqual([]);
});
