import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lastLines, ROOT, runBin } from './command.ts';
import type { Step, StepResult } from './step.ts';

/**
 * Import rules. A checker that reads no module finds no violation, so this step proves three things: no rule is
 * broken, every source file was read, and a planted violation is found.
 */
export const importsStep: Step = {
  name: 'import rules',
  async run(): Promise<StepResult> {
    const problems = [...(await violations()), ...(await plantedViolationIsFound())];
    return {
      name: 'import rules',
      passed: problems.length === 0 ? 1 : 0,
      failed: problems.length === 0 ? 0 : 1,
      skipped: [],
      details: problems,
    };
  },
};

interface Cruise {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: {
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
    }[];
  };
}

async function cruise(): Promise<Cruise | string> {
  const done = await runBin('depcruise', [
    'src',
    '--config',
    '.dependency-cruiser.mjs',
    '--output-type',
    'json',
  ]);
  try {
    return JSON.parse(done.stdout) as Cruise;
  } catch {
    return lastLines(done.stderr, 5).join('; ');
  }
}

async function violations(): Promise<string[]> {
  const result = await cruise();
  if (typeof result === 'string') return [`the checker did not answer: ${result}`];
  const read = new Set(result.modules.map((module) => module.source));
  const files = (await readdir(join(ROOT, 'src'), { recursive: true })).filter((file) =>
    file.endsWith('.ts'),
  );
  const unread = files.map((file) => join('src', file)).filter((file) => !read.has(file));
  return [
    ...result.summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} -> ${to}`),
    ...(files.length === 0 ? ['no source file was found'] : []),
    ...unread.map((file) => `not read by the checker: ${file}`),
  ];
}

/** A module in `base` that imports from `cli` must be reported, a type-only import included. */
async function plantedViolationIsFound(): Promise<string[]> {
  const folder = await mkdtemp(join(ROOT, 'src', 'base', 'planted-'));
  try {
    await writeFile(
      join(folder, 'planted.ts'),
      "import type { Clock } from '../../ports/clock.ts';\nexport type Planted = Clock;\n",
    );
    const result = await cruise();
    if (typeof result === 'string') return [`the checker did not answer: ${result}`];
    const found = result.summary.violations.some(
      ({ rule, from }) => rule.name === 'base-imports' && from.includes('planted'),
    );
    return found ? [] : ['a planted violation was not found: the checker does not see'];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
