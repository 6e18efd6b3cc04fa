import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { NODE_FLAGS } from '../src/guard/service/node-flags.ts';
import { nodeAppendDisk } from '../src/host/append/append-disk.ts';
import { nodeClock } from '../src/host/clock.ts';
import { nodeDisk } from '../src/host/disk/disk.ts';
import { nodeRandom } from '../src/host/random.ts';
import { JOURNAL_DEFAULTS, openJournal } from '../src/journal/open.ts';
import { silentLog } from '../src/ports/log.ts';
import { debianProgram } from '../tools/debian-packages.ts';
import { ROOT } from '../tools/steps/command.ts';
import type { Benchmark, Figure } from './benchmark.ts';
import { guardSettings, haproxySettings, nginxSettings } from './guarded/settings.ts';
import { startMeasured } from './measured-process.ts';
import { median } from './paired.ts';
import { type Restarted, Restarting } from './restart/restarted.ts';

const PLAYER = '127.97.1.1';
const ROUNDS = 7;
/** Some 520 bytes each: 100 MB. */
const MANY_ENTRIES = 200_000;
const GOAL = 'at most 2000';

/**
 * Killed with SIGKILL and started again at once: the time by the clock on the wall until a client hears the player. The guard
 * is the package as it is published, started as the service starts it. The machine's other work counts in full, so its load stands beside, and what the
 * smallest Node.js program takes.
 */
export const guardRestart: Benchmark = {
  name: 'guard-restart',
  async run() {
    const built = spawnSync(process.execPath, [join(ROOT, 'tools/build.ts')]);
    if (built.status !== 0) throw new Error('the package was not built');
    const folder = mkdtempSync(join(tmpdir(), 'tonewall-bench-'));
    const player = await startMeasured([join(ROOT, 'bench/programs/player-server.ts'), PLAYER]);
    try {
      return await measure(await contendersIn(folder));
    } finally {
      await player.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** A B C, A B C …; the first start of each is not counted. */
async function measure(contenders: readonly Restarted[]): Promise<readonly Figure[]> {
  const [load = Number.NaN] = loadavg();
  const running = contenders.map((what) => ({ what, program: new Restarting(what), took: [] as number[] }));
  const bare: number[] = [];
  try {
    for (const { program } of running) await program.restart();
    for (let count = 0; count < ROUNDS; count += 1) {
      bare.push(nothing());
      for (const { program, took } of running) took.push(await program.restart());
    }
  } finally {
    for (const { program } of running) await program.kill();
  }
  return [
    { name: 'load of the machine before', value: load, unit: '' },
    { name: 'node -e 0, start to end', value: median(bare), unit: 'ms' },
    ...running.flatMap(({ what: { name, goal }, took }) => [
      { name, value: median(took), unit: 'ms', ...(goal === undefined ? {} : { goal }) },
      { name: '  slowest', value: Math.max(...took), unit: 'ms' },
    ]),
  ];
}

function nothing(): number {
  const began = performance.now();
  spawnSync(process.execPath, ['-e', '0']);
  return performance.now() - began;
}

async function contendersIn(folder: string): Promise<readonly Restarted[]> {
  const [plain, long] = [guardIn(folder, '127.97.1.9'), guardIn(folder, '127.97.1.10')];
  await fillJournal(join(folder, '127.97.1.10', 'state', 'journal'));
  return [
    ...rivalsIn(folder),
    { name: 'the guard', goal: GOAL, ...plain },
    { name: 'the guard, with a journal of 100 MB', goal: GOAL, ...long },
  ];
}

function guardIn(folder: string, own: string): Pick<Restarted, 'command' | 'address'> {
  mkdirSync(join(folder, own));
  const file = join(folder, own, 'tonewall.yaml');
  writeFileSync(file, guardSettings({ player: PLAYER, own }));
  const main = join(ROOT, 'dist/cli/main.js');
  const args = ['guard', file, '--state', join(folder, own, 'state')];
  return { command: [process.execPath, ...NODE_FLAGS, main, ...args], address: own };
}

function rivalsIn(folder: string): readonly Restarted[] {
  const write = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const nginx = nginxSettings({ player: PLAYER, own: '127.97.1.3' }, { folder });
  const haproxy = haproxySettings({ player: PLAYER, own: '127.97.1.7' });
  const rivals = {
    nginx: ['127.97.1.3', 'nginx', '-e', 'stderr', '-c', write('nginx.conf', nginx)],
    haproxy: ['127.97.1.7', 'haproxy', '-db', '-f', write('haproxy.cfg', haproxy)],
  } as const;
  return (['nginx', 'haproxy'] as const).flatMap((name) => {
    const [address, , ...args] = rivals[name];
    const program = debianProgram(name);
    return program === undefined ? [] : [{ name, command: [program, ...args] as const, address }];
  });
}

/** Decisions as a busy home makes them. */
async function fillJournal(folder: string): Promise<void> {
  const ports = { disk: nodeDisk(), files: nodeAppendDisk(), clock: nodeClock(), random: nodeRandom() };
  const journal = await openJournal({ ...ports, log: silentLog }, { ...JOURNAL_DEFAULTS, folder });
  for (let count = 0; count < MANY_ENTRIES; count += 1) journal.append(decision(count));
  await journal.close();
}

const decision = (index: number) => ({
  kind: 'decision',
  at: Date.now(),
  facts: {
    effect: 'permit',
    principal: 'segment:192.168.7.0/24',
    kind: 'segment',
    name: '192.168.7.0/24',
    role: 'guest',
    binding: 'network',
    ground: 'unknown',
    address: `192.168.7.${index % 250}`,
    room: 'Kitchen',
    action: 'RenderingControl.GetVolume',
    class: 'read',
    rooms: ['Kitchen'],
    reasons: ['permitted-by-rule'],
    rule: 'tonewall.yaml:9 roles.guest.may',
  },
});
