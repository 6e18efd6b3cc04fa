import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { stdout } from 'node:process';
import { BENCH_PROGRAMS, debianProgram, ensureDebianPackages } from '../tools/debian-packages.ts';
import type { Benchmark, Figure } from './benchmark.ts';
import { CORES, type Front, PLAYER, startFronts } from './guarded/fronts.ts';
import { buildPrograms } from './guarded/built.ts';
import { startPinned } from './guarded/pinned.ts';
import { CONTROL_PATH, type Kind, wrkScript } from './guarded/soap-post.ts';
import { runWrk, type WrkRun } from './guarded/wrk.ts';
import { median } from './paired.ts';

const CLIENTS = [1, 16, 64] as const;
const ROUNDS = 3;
const SECONDS = 2;

interface Round extends WrkRun {
  /** Processor time of the front for each request, in microseconds. */
  readonly processor: number;
}

/**
 * One SOAP POST through everything that people put in front of a player, each on one core; the load and the player have the
 * other. The guard answers repeated reads from its cache of 300 ms, so few of them reach the player; proxies forward each.
 * Of writes each reaches the player over a connection of its own, two at a time.
 */
export const guardedRequest: Benchmark = {
  name: 'guarded-request',
  async run() {
    const leftOut = Object.values(ensureDebianPackages(BENCH_PROGRAMS).missing);
    for (const reason of leftOut) stdout.write(`  left out: ${reason}\n`);
    const wrk = debianProgram('wrk');
    if (wrk === undefined) return [];
    const folder = mkdtempSync(join(tmpdir(), 'tonewall-bench-'));
    const stops: (() => Promise<void>)[] = [];
    try {
      const node = await buildPrograms(folder);
      const player = await startPinned(CORES.rest, node('player-server', PLAYER), PLAYER);
      stops.push(() => player.stop());
      const fronts = await startFronts({ folder, node, stops });
      const [load = Number.NaN] = loadavg();
      return [
        { name: 'load of the machine before', value: load, unit: '' },
        ...(await measure(fronts, { folder, wrk })),
      ];
    } finally {
      for (const stop of stops.reverse()) await stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

interface Where {
  readonly folder: string;
  readonly wrk: string;
}

async function measure(fronts: readonly Front[], where: Where): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const kind of ['read', 'write'] as const) {
    const those = fronts.filter(({ kinds }) => kinds.includes(kind));
    for (const clients of CLIENTS) figures.push(...(await inTurn(those, { kind, clients, ...where })));
  }
  for (const { name, programs } of fronts)
    figures.push({
      name: `resident memory: ${name}`,
      value: programs.reduce((sum, program) => sum + program.residentMb(), 0),
      unit: 'MB',
      ...(isGuard(name) ? { goal: 'at most 128' } : {}),
    });
  return figures;
}

interface Turn extends Where {
  readonly kind: Kind;
  readonly clients: number;
}

/** A B C, A B C …: a machine whose speed drifts treats all alike. The first round is not counted. */
async function inTurn(fronts: readonly Front[], turn: Turn): Promise<readonly Figure[]> {
  const rounds = new Map<Front, Round[]>(fronts.map((front) => [front, []]));
  for (const front of fronts) await round(front, { ...turn, seconds: 1 });
  for (let count = 0; count < ROUNDS; count += 1)
    for (const front of fronts) rounds.get(front)?.push(await round(front, { ...turn, seconds: SECONDS }));
  return [...rounds].flatMap(([{ name }, measured]) => figuresOf(name, turn, measured));
}

async function round(
  front: Front,
  { kind, clients, folder, wrk, seconds }: Turn & { readonly seconds: number },
): Promise<Round> {
  const script = join(folder, `${kind}.lua`);
  writeFileSync(script, wrkScript(kind));
  const spent = (): number => front.programs.reduce((sum, program) => sum + program.processor(), 0);
  const before = spent();
  const url = `http://${front.address}:1400${CONTROL_PATH}`;
  const run = await runWrk({ path: wrk, core: CORES.rest, script, clients, seconds, url });
  return { ...run, processor: (spent() - before) / Math.max(1, run.done) };
}

function figuresOf(name: string, { kind, clients }: Turn, rounds: readonly Round[]): readonly Figure[] {
  const of = (which: keyof Round): number => median(rounds.map((round) => round[which]));
  const about = `${kind}s, ${clients} client${clients === 1 ? '' : 's'}: ${name}`;
  const goal = isGuard(name) && kind === 'read' && clients === 16 ? { goal: 'at least 25000' } : {};
  const failed = of('failed');
  return [
    { name: about, value: of('perSecond'), unit: 'a second', ...goal },
    { name: '  p50', value: of('p50'), unit: 'ms' },
    { name: '  p99', value: of('p99'), unit: 'ms' },
    { name: '  processor time', value: of('processor'), unit: 'µs for each' },
    ...(failed > 0 ? [{ name: '  failed', value: failed, unit: `of ${Math.round(of('done'))}` }] : []),
  ];
}

const isGuard = (name: string): boolean => name.startsWith('the guard');
