import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT, runBin } from './command.ts';
import type { Skip, Step, StepResult } from './step.ts';

/** Runs vitest for each list of projects, side by side, and reads counts and skip reasons from our reporter. */
export const vitestStep = (runs: readonly (readonly string[])[]): Step => ({
  name: 'tests',
  async run(): Promise<StepResult> {
    const results = await Promise.all(runs.map(runOnce));
    const count = (of: (result: StepResult) => number): number =>
      results.reduce((sum, result) => sum + of(result), 0);
    return {
      name: 'tests',
      passed: count(({ passed }) => passed),
      failed: count(({ failed }) => failed),
      skipped: results.flatMap(({ skipped }) => skipped),
      details: results.flatMap(({ details }) => details),
    };
  },
});

/** Files of the lab side by side: they mostly wait, for what networks and players do in their own time. */
const LAB_WORKERS = 4;

async function runOnce(projects: readonly string[]): Promise<StepResult> {
  const folder = await mkdtemp(join(tmpdir(), 'tonewall-tests-'));
  const file = join(folder, 'results.json');
  try {
    const done = await runBin(
      'vitest',
      [
        'run',
        '--reporter=default',
        `--reporter=${join(ROOT, 'tools/steps/results-reporter.ts')}`,
        ...projects.map((project) => `--project=${project}`),
        ...(projects.includes('lab') ? [`--maxWorkers=${LAB_WORKERS}`] : []),
      ],
      {
        show: true,
        // The program is started some hundred times, from its sources.
        env: {
          TONEWALL_TEST_RESULTS: file,
          NODE_COMPILE_CACHE: join(folder, 'compiled'),
          // Whoever became root by su(1) on Debian finds no programs of root.
          PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin`,
        },
      },
    );
    return fromResults(await readResults(file), done.status);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Results {
  readonly passed: number;
  readonly failed: readonly string[];
  readonly skipped: readonly Skip[];
}

async function readResults(file: string): Promise<Results | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Results;
  } catch {
    return undefined;
  }
}

function fromResults(results: Results | undefined, status: number): StepResult {
  if (!results)
    return { name: 'tests', passed: 0, failed: 1, skipped: [], details: ['the test runner left no results'] };
  const noneRan = results.passed + results.failed.length === 0;
  const unexplained = status !== 0 && results.failed.length === 0;
  const details = [
    ...results.failed,
    ...(noneRan ? ['no test ran'] : []),
    ...(unexplained ? [`the test runner ended with ${status}; see above`] : []),
  ];
  return { name: 'tests', passed: results.passed, failed: details.length, skipped: results.skipped, details };
}
