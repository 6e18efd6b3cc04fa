#!/usr/bin/env node
// Runs on Node 18 or later with nothing installed. It makes the ground ready and hands over:
//   1. a Node.js of version 24 or later (the running one, or the registry's binary pinned in tools/node),
//   2. the packages of package-lock.json (once per lock file and kind; those of the tests stay where they are there),
//   3. the command asked for.
// Everything it says goes to stderr: stdout belongs to the command.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const WANTED_MAJOR = 24;

/** What each command runs, and whether it needs the development packages. */
const COMMANDS = {
  start: { dev: false, file: 'src/cli/main.ts', args: ['demo'] },
  run: { dev: false, file: 'src/cli/main.ts', args: [] },
  test: { dev: true, file: 'tools/run-tests.ts', args: [] },
  bench: { dev: true, file: 'bench/run.ts', args: [] },
  fuzz: { dev: true, file: 'tools/fuzz.ts', args: [] },
  build: { dev: true, file: 'tools/build.ts', args: [] },
  docs: { dev: true, file: 'tools/generate-docs.ts', args: [] },
};

const say = (text) => process.stderr.write(`${text}\n`);

function fail(text, hint) {
  say(`tonewall: ${text}`);
  if (hint) say(`hint: ${hint}`);
  process.exit(70);
}

/** Runs npm; what it says is shown only when it fails for good. */
function npm(args, cwd, env) {
  const cli = process.env.npm_execpath;
  const [command, first] = cli?.endsWith('.js') ? [process.execPath, [cli]] : ['npm', []];
  return spawnSync(command, [...first, ...args], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  });
}

/**
 * `npm ci` first. A registry mirror that lacks the tools' packages for other platforms makes it give up although nothing
 * needed here is missing; `npm install` then takes the same locked versions and checks the same hashes.
 */
function installLocked(folder, args, env) {
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error', ...args];
  if (npm(['ci', ...quiet], folder, env).status === 0) return;
  const second = npm(['install', '--no-save', ...quiet], folder, env);
  if (second.status === 0) return;
  say(`${second.stdout}${second.stderr}`);
  fail(`the packages of ${folder} could not be installed`, 'is the npm registry reachable? npm ping tells');
}

const hashOf = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');

/** Whether packages are there that only development needs. npm takes away what it is told to leave out, so then all are wanted. */
function hasDevelopment(folder) {
  const { devDependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return Object.keys(devDependencies).some((name) => existsSync(join(folder, 'node_modules', name)));
}

/**
 * Installs the packages of a folder unless a stamp says that this very lock file is installed already, in one of the kinds
 * that are enough.
 */
function install(folder, { enough, kind, args = [] }, env) {
  const lock = hashOf(join(folder, 'package-lock.json'));
  const stamp = join(folder, 'node_modules', '.tonewall-installed');
  const has = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
  if (enough.some((one) => has === `${lock} ${one}`)) return;
  say(`Installing packages${folder === root ? '' : ' (Node.js 24)'}; this happens once.`);
  installLocked(folder, args, env);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, `${lock} ${kind}`);
}

/** The path of a Node.js of the wanted major version or later. */
function findNode() {
  if (Number(process.versions.node.split('.')[0]) >= WANTED_MAJOR) return process.execPath;
  const folder = join(root, 'tools', 'node');
  install(folder, { enough: ['node'], kind: 'node' }, process.env);
  const binary = join(folder, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (!existsSync(binary)) {
    fail(
      `Node.js ${process.versions.node} is too old and no newer one is known for ${process.platform} ${process.arch}`,
      `install Node.js ${WANTED_MAJOR} or later and try again`,
    );
  }
  return binary;
}

const [name = 'run', ...rest] = process.argv.slice(2);
const command = COMMANDS[name];
if (!command) fail(`no such command: ${name}`, `one of ${Object.keys(COMMANDS).join(', ')}`);

const node = findNode();
const env = { ...process.env, PATH: `${dirname(node)}:${process.env.PATH ?? ''}` };
const enough = command.dev ? ['all'] : ['runtime', 'all'];
const missing =
  command.dev || hasDevelopment(root) ? { kind: 'all' } : { kind: 'runtime', args: ['--omit=dev'] };
install(root, { enough, ...missing }, env);

const done = spawnSync(node, [join(root, command.file), ...command.args, ...rest], { stdio: 'inherit', env });
if (done.error) fail(`could not start ${command.file}: ${done.error.message}`);
process.exit(done.status ?? (done.signal === 'SIGINT' ? 130 : 70));
