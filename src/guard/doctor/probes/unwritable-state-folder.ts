import { TonewallError } from '../../../base/errors.ts';
import { printable } from '../../../base/text.ts';
import { fail, inconclusive, pass } from '../finding.ts';
import type { Probe } from '../probe.ts';

export const unwritableStateFolder: Probe = {
  id: 'unwritable-state-folder',
  title: 'The state folder cannot be written',
  meaning:
    'The journal and the identities are kept there. Without it the guard does not start: what cannot be written down is not let through.',
  seen: 'Looks whether this user may write into the state folder, or into the nearest folder above it that is there. Nothing is written.',
  when: {
    fail: "it may not, and the folder is this user's or is not there yet",
    inconclusive: "the folder is another user's: the guard may run as that user",
    pass: 'it may',
  },
  cure: 'Give the folder to the user as whom the guard runs: chown -R tonewall /var/lib/tonewall; or name another with --state',
  look: async ({ ports: { disk, machine }, stateFolder }) => {
    const folder = printable(stateFolder);
    const why = await disk.checkWritable(`${stateFolder}/journal`).then(() => undefined, reason);
    if (why === undefined) return pass(`${folder} can be written.`);
    const facts = await machine.permissions(stateFolder);
    if (facts && !facts.isOwn)
      return inconclusive(
        `${folder} is another user's, and this user may not write there.`,
        'Ask as the user as whom the guard runs: sudo -u USER tonewall doctor',
      );
    return fail(
      `${folder} cannot be written: ${why}.`,
      `chown -R USER ${folder}, or name another folder with --state`,
    );
  },
};

/** What stands behind the path in the words of the disk. */
function reason(cause: unknown): string {
  if (!(cause instanceof TonewallError)) throw cause;
  return printable(cause.message.split(': ').slice(1).join(': '));
}
