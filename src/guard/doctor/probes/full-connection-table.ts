import { fail, inconclusive, notApplicable, pass } from '../finding.ts';
import { numberOf } from '../look/files.ts';
import type { Probe } from '../probe.ts';

const FOLDER = '/proc/sys/net/netfilter';
/** Parts of the table that may be taken. */
const NEARLY_FULL = 0.8;

export const fullConnectionTable: Probe = {
  id: 'full-connection-table',
  title: "The kernel's table of connections is nearly full",
  meaning:
    'The kernel remembers every connection that passes (conntrack). When the table is full, new ones are dropped without a word: to players, and of people to the internet.',
  seen: `Reads nf_conntrack_count and nf_conntrack_max under ${FOLDER}.`,
  when: {
    fail: `more than ${NEARLY_FULL * 100} % are taken`,
    inconclusive: 'one of the two cannot be read',
    pass: 'there is room',
    'not-applicable': 'the kernel follows no connections yet; it begins with the first rules that ask for it',
  },
  cure: 'sysctl -w net.netfilter.nf_conntrack_max=262144; conntrack -L shows who has so many',
  look: async ({ ports: { disk } }) => {
    if (!(await disk.exists(`${FOLDER}/nf_conntrack_count`)))
      return notApplicable('The kernel follows no connections yet.');
    const count = await numberOf(disk, `${FOLDER}/nf_conntrack_count`);
    const most = await numberOf(disk, `${FOLDER}/nf_conntrack_max`);
    if (count === undefined || most === undefined || most === 0)
      return inconclusive('How full the table is cannot be read.', 'sysctl net.netfilter shows both numbers');
    const words = `${count} of ${most} connections are in the table.`;
    if (count / most <= NEARLY_FULL) return pass(words);
    return fail(
      words,
      `sysctl -w net.netfilter.nf_conntrack_max=${most * 2}`,
      'See who has so many: conntrack -L',
    );
  },
};
