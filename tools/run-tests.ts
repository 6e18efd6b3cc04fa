import { argv, exit, stderr, stdout } from 'node:process';
import { importsStep } from './steps/imports.ts';
import { packagesStep } from './steps/packages.ts';
import { staticSteps } from './steps/static.ts';
import type { StepResult } from './steps/step.ts';
import { vitestStep } from './steps/vitest.ts';

/**
 * `npm test`: everything that can run here, with each thing that cannot and why. The last line
 * is `N passed, N failed, N skipped`. Arguments name vitest projects and leave the static checks out:
 * `npm test -- unit property`.
 */
const projects = argv.slice(2);
/** The lab has networks of its own and waits a lot: the rest runs beside it. */
const ALL = [['lab'], ['!lab']];
const steps =
  projects.length > 0
    ? [vitestStep([projects])]
    : [...staticSteps, importsStep, packagesStep, vitestStep(ALL)];

const results: StepResult[] = [];
for (const step of steps) {
  stderr.write(`\n== ${step.name}\n`);
  const started = performance.now();
  const result = await step.run();
  results.push(result);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  stderr.write(`${result.failed === 0 ? 'ok' : 'FAILED'}  ${step.name} (${seconds} s)\n`);
  for (const line of result.details) stderr.write(`   ${line}\n`);
}

const count = (of: (result: StepResult) => number): number =>
  results.reduce((sum, result) => sum + of(result), 0);
const skips = results.flatMap((result) => result.skipped);
if (skips.length > 0) stdout.write(`\nSkipped, with the reason:\n`);
for (const [why, whats] of Object.entries(Object.groupBy(skips, (skip) => skip.why))) {
  stdout.write(`  ${whats?.length ?? 0} × ${why}\n`);
  for (const skip of whats ?? []) stdout.write(`      ${skip.what}\n`);
}
const failed = count((result) => result.failed);
stdout.write(`\n${count((result) => result.passed)} passed, ${failed} failed, ${skips.length} skipped\n`);
exit(failed === 0 ? 0 : 1);
