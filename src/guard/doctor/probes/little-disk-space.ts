import { printable } from '../../../base/text.ts';
import { fail, inconclusive, pass } from '../finding.ts';
import type { Probe } from '../probe.ts';

const MB = 1_000_000;
/** Some thirty segments of the journal (docs/journal.md): one a day for the time that it is kept. */
const ENOUGH = 256 * MB;

export const littleDiskSpace: Probe = {
  id: 'little-disk-space',
  title: 'There is little room on the disk of the state folder',
  meaning:
    'The journal grows there. While it cannot be written, only reading, pausing, stopping and turning down pass.',
  seen: 'Asks the system for the space that this user may still take where the state folder lies or would lie.',
  when: {
    fail: `less than ${ENOUGH / MB} MB are left`,
    inconclusive: 'the system does not tell',
    pass: 'there is more',
  },
  cure: 'df -h shows the disk; make room, or name a state folder on another disk with --state',
  look: async ({ ports: { machine }, stateFolder }) => {
    const left = await machine.spaceLeft(stateFolder);
    const folder = printable(stateFolder);
    if (left === undefined)
      return inconclusive(`How much room there is for ${folder} cannot be told.`, `df -h ${folder}`);
    const words = `${Math.floor(left / MB)} MB are left for ${folder}.`;
    return left >= ENOUGH
      ? pass(words)
      : fail(words, 'Make room, or name a folder on another disk with --state');
  },
};
