import { isOldNode, NEEDED_NODE as NEEDED } from '../../../base/node-version.ts';
import { fail, pass } from '../finding.ts';
import type { Probe } from '../probe.ts';

export const oldNode: Probe = {
  id: 'old-node',
  title: 'Node.js is too old',
  meaning: 'Tonewall is made for, and tested with, one version of Node.js and those after it.',
  seen: 'Asks the Node.js that runs it.',
  when: { fail: `it is older than ${NEEDED}`, pass: `it is ${NEEDED} or later` },
  cure: `Install Node.js ${NEEDED} or later: https://nodejs.org/en/download`,
  look: async ({ ports }) => {
    const version = ports.machine.nodeVersion;
    return isOldNode(version)
      ? fail(
          `This is Node.js ${version}.`,
          `Install Node.js ${NEEDED} or later: https://nodejs.org/en/download`,
        )
      : pass(`This is Node.js ${version}.`);
  },
};
