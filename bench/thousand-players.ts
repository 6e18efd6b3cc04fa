import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Benchmark, Figure } from './benchmark.ts';
import { type MeasuredProcess, startMeasured } from './measured-process.ts';

const COUNT = 1000;
const SETTLE_MS = 3000;
/** Kinds of players as a large site has them, in turn. */
const KINDS = [
  ['S13', '97.1-80312'],
  ['S18', '97.1-80312'],
  ['S12', '86.10-80260'],
  ['S5', '57.23-74170'],
] as const;
const MAIN = join(import.meta.dirname, '../src/cli/main.ts');
const BARE = join(import.meta.dirname, 'programs/bare-servers.ts');

const ADDRESSES = Array.from(
  { length: COUNT },
  (_, index) => `127.95.${1 + Math.floor(index / 250)}.${1 + (index % 250)}`,
);

/** A thousand simulated players in one process, beside as many web servers that do nothing: the floor of the platform. */
export const thousandPlayers: Benchmark = {
  name: 'thousand-players',
  async run() {
    const folder = await mkdtemp(join(tmpdir(), 'tonewall-bench-'));
    try {
      const file = join(folder, 'thousand.yaml');
      await writeFile(file, householdFile());
      const players = await measure(
        'simulated players',
        () => startMeasured([MAIN, 'sim', '--household', file, '--json']),
        {
          path: '/xml/device_description.xml',
          goals: { start: 'at most 5 s', memory: 'at most 2048 MB' },
        },
      );
      const bare = await measure('bare node:http servers', () => startMeasured([BARE, ...ADDRESSES]), {
        path: '/',
      });
      return [{ name: 'players', value: COUNT, unit: 'in one process' }, ...players, ...bare];
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

interface Measuring {
  readonly path: string;
  readonly goals?: { readonly start: string; readonly memory: string };
}

async function measure(
  name: string,
  start: () => Promise<MeasuredProcess>,
  { path, goals }: Measuring,
): Promise<readonly Figure[]> {
  const program = await start();
  try {
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    const answered = await askEach(path);
    return [
      {
        name: `${name}: start`,
        value: program.readyMs / 1000,
        unit: 's',
        ...(goals ? { goal: goals.start } : {}),
      },
      { name: `${name}: answered when asked once each`, value: answered, unit: `of ${COUNT}` },
      {
        name: `${name}: resident memory after that`,
        value: await program.residentMb(),
        unit: 'MB',
        ...(goals ? { goal: goals.memory } : {}),
      },
    ];
  } finally {
    await program.stop();
  }
}

/** Asks every address once, twenty at a time; counts those that answered 200. */
async function askEach(path: string): Promise<number> {
  const waiting = [...ADDRESSES];
  let answered = 0;
  const work = async (): Promise<void> => {
    for (let host = waiting.pop(); host !== undefined; host = waiting.pop())
      if ((await statusOf(host, path)) === 200) answered += 1;
  };
  await Promise.all(Array.from({ length: 20 }, work));
  return answered;
}

const statusOf = (host: string, path: string): Promise<number> =>
  new Promise((resolve) => {
    const request = get({ host, port: 1400, path, agent: false }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    });
    request.on('error', () => resolve(0));
  });

/** JSON is YAML. Rooms stand where the addresses above do. */
const householdFile = (): string =>
  JSON.stringify({
    name: 'thousand',
    rooms: ADDRESSES.map((address, index) => {
      const [model, build] = KINDS[index % KINDS.length] ?? KINDS[0];
      return { name: `Room ${index + 1}`, players: [{ model, build, address }] };
    }),
  });
