import { fail, pass } from '../finding.ts';
import type { Probe } from '../probe.ts';

/** As package.json has it under `engines`. */
const NEEDED = 24;

export const oldNode: Probe = {
  id: 'old-node',
  title: 'Node.js is too old',
  meaning: 'Tonewall is made for, and tested with, one version of Node.js and those after it.',
  seen: 'Asks the Node.js that runs it.',
  when: { fail: `it is older than ${NEEDED}`, pass: `it is ${NEEDED} or later` },
  cure: `Install Node.js ${NEEDED} or later: https://nodejs.org/en/download`,
  look: async ({ ports }) => {
    const version = ports.machine.nodeVersion;
    const isOld = Number.parseInt(version, 10) < NEEDED;
    return isOld
      ? fail(
          `This is Node.js ${version}.`,
          `Install Node.js ${NEEDED} or later: https://nodejs.org/en/download`,
        )
      : pass(`This is Node.js ${version}.`);
  },
};
