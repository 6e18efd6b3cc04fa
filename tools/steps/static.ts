import { lastLines, runBin } from './command.ts';
import type { Step, StepResult } from './step.ts';

/** A tool whose exit status is the verdict. */
function toolStep(name: string, bin: string, args: readonly string[]): Step {
  return {
    name,
    async run(): Promise<StepResult> {
      const done = await runBin(bin, args);
      const failed = done.status === 0 ? 0 : 1;
      return {
        name,
        passed: 1 - failed,
        failed,
        skipped: [],
        details: failed ? lastLines(`${done.stdout}\n${done.stderr}`, 60) : [],
      };
    },
  };
}

export const staticSteps: readonly Step[] = [
  toolStep('types', 'tsc', ['-p', 'tsconfig.json']),
  toolStep('lint', 'oxlint', ['--type-aware']),
  toolStep('format', 'biome', ['format', '.']),
  toolStep('unused code', 'knip', ['--no-progress']),
];
