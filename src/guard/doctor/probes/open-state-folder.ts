import { printable } from '../../../base/text.ts';
import { fail, notApplicable, pass } from '../finding.ts';
import type { Probe } from '../probe.ts';

/** What chmod(1) calls go and rwx. */
const OTHERS = 0o077;

export const openStateFolder: Probe = {
  id: 'open-state-folder',
  title: 'Other users of this computer may enter the state folder',
  meaning:
    'It holds the journal with what people did, the identities, the keys of the guard, and the door for tonewall approve: whoever may open that door is an owner. ' +
    'The guard makes the folder for its owner only.',
  seen: 'Reads the permissions of the state folder.',
  when: {
    fail: 'its group or everybody may read, write or enter it, or it is no folder',
    pass: 'its owner alone may',
    'not-applicable': 'it is not there, or is not to be seen',
  },
  cure: 'chmod 700 .tonewall/state',
  look: async ({ ports: { machine }, stateFolder }) => {
    const folder = printable(stateFolder);
    const facts = await machine.permissions(stateFolder);
    if (!facts) return notApplicable(`${folder} is not there, or is not to be seen.`);
    if (!facts.isFolder) return fail(`${folder} is no folder.`, 'Name another with --state');
    const mode = facts.mode.toString(8).padStart(3, '0');
    return (facts.mode & OTHERS) === 0
      ? pass(`${folder} has the mode ${mode}.`)
      : fail(`${folder} has the mode ${mode}.`, `chmod 700 ${folder}`);
  },
};
