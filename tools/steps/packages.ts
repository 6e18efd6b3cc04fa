import { ensureDebianPackages } from '../debian-packages.ts';
import type { Step } from './step.ts';

/**
 * Installs the Debian programs that lab and browser tests meet. What cannot be had is no failure here: the tests that
 * need it skip and say so, and this step says why.
 */
export const packagesStep: Step = {
  name: 'Debian packages',
  run() {
    const { present, missing } = ensureDebianPackages();
    const details = [`there: ${present.join(', ') || 'none'}`, ...Object.values(missing)];
    return Promise.resolve({ name: this.name, passed: 0, failed: 0, skipped: [], details });
  },
};
