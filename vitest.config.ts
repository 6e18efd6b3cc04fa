import { defineConfig } from 'vitest/config';

const project = (name: string, include: string[], extra: Record<string, unknown> = {}) => ({
  test: { name, include, environment: 'node', testTimeout: 20_000, hookTimeout: 60_000, ...extra },
});

/** Modules are loaded once for all files of a worker: no test changes what another one loads. */
const SHARED = { isolate: false };

/** Projects run one at a time where they open sockets on fixed ports (1400, 1443, 1900). */
export default defineConfig({
  test: {
    cache: false,
    maxWorkers: 2,
    projects: [
      project('unit', ['src/**/*.test.ts', 'bench/**/*.test.ts'], {
        ...SHARED,
        exclude: ['src/**/*.property.test.ts'],
      }),
      project('property', ['src/**/*.property.test.ts', 'test/fuzz/**/*.test.ts'], SHARED),
      project('differential', ['test/differential/**/*.test.ts'], {
        fileParallelism: false,
        testTimeout: 120_000,
      }),
      project('house', ['test/house/**/*.test.ts']),
      project('vectors', ['test/vectors/**/*.test.ts']),
      project('golden', ['test/golden/**/*.test.ts']),
      project('fidelity', ['test/fidelity/**/*.test.ts'], { fileParallelism: false }),
      project('smoke', ['test/smoke/**/*.test.ts', 'test/scripts/**/*.test.ts'], {
        fileParallelism: false,
        maxConcurrency: 2,
        testTimeout: 120_000,
      }),
      project('clients', ['test/clients/**/*.test.ts'], { fileParallelism: false, hookTimeout: 120_000 }),
      // Each file has network namespaces of its own, and mostly waits.
      project('lab', ['test/lab/**/*.test.ts'], {
        testTimeout: 120_000,
        hookTimeout: 300_000,
      }),
      project('browser', ['test/browser/**/*.test.ts'], {
        fileParallelism: false,
        testTimeout: 120_000,
        hookTimeout: 300_000,
      }),
    ],
  },
});
