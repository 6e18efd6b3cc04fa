import { writeFileSync } from 'node:fs';
import type { Reporter, TestCase, TestModule } from 'vitest/node';

/**
 * Writes counts, names of failures and reasons of skips to the file that TONEWALL_TEST_RESULTS names. A skip without
 * a reason counts as a failure: nothing is passed over in silence.
 */
// oxlint-disable-next-line import/no-default-export -- vitest loads reporters by their default export
export default class ResultsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const file = process.env['TONEWALL_TEST_RESULTS'];
    if (!file) return;
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const brokenFiles = modules
      .filter((module) => module.errors().length > 0)
      .map((module) => module.moduleId);
    const unexplained = tests.filter((test) => test.result().state === 'skipped' && !reasonOf(test));
    const failed = tests.filter((test) => test.result().state === 'failed').map((test) => test.fullName);
    writeFileSync(
      file,
      JSON.stringify({
        passed: tests.filter((test) => test.result().state === 'passed').length,
        failed: [
          ...failed,
          ...brokenFiles.map((name) => `could not be loaded: ${name}`),
          ...unexplained.map((test) => `skipped without a reason: ${test.fullName}`),
        ],
        skipped: tests
          .filter((test) => reasonOf(test))
          .map((test) => ({ what: test.fullName, why: reasonOf(test) })),
      }),
    );
  }
}

function reasonOf(test: TestCase): string | undefined {
  const result = test.result();
  return result.state === 'skipped' ? result.note : undefined;
}
