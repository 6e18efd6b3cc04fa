/**
 * Runs iptables-legacy-save. What could go wrong: tables come into being by being looked at (it is asked only where the kernel names
 * some already, and prints those alone), rules print what they like (made printable, one line). Proven in `legacy-rules.test.ts`.
 */
import { printable } from '../../../base/text.ts';
import { AS_ROOT, fail, inconclusive, notApplicable, pass } from '../finding.ts';
import { readText } from '../look/files.ts';
import type { DoctorPorts, Finding, Probe } from '../probe.ts';

const NAMES = '/proc/net/ip_tables_names';

export const legacyRules: Probe = {
  id: 'legacy-rules',
  title: 'There are rules of the old iptables',
  meaning:
    'The old iptables (iptables-legacy) has tables that nftables does not show. They look at every packet as well: what they drop is dropped, and nobody who reads the rules of nftables knows why.',
  seen: `Reads ${NAMES}; where it names tables, asks iptables-legacy-save, which prints rules and changes none.`,
  when: {
    fail: 'one of the tables has a rule, or a policy that drops',
    inconclusive:
      'there are tables, and what is in them cannot be asked; or the kernel shows them to root alone',
    pass: 'there are no such tables, or nothing is in them',
    'not-applicable': 'the kernel does not know the old iptables',
  },
  cure: 'iptables-legacy -S shows the rules; move them: iptables-legacy-save | iptables-nft-restore, then update-alternatives --set iptables /usr/sbin/iptables-nft',
  look: async ({ ports }) => {
    const read = await readText(ports.disk, NAMES);
    if (read.kind === 'absent') return notApplicable('The kernel has no tables of the old iptables.');
    if (read.kind === 'closed')
      return inconclusive('The kernel shows tables of the old iptables to root alone.', AS_ROOT);
    const tables = read.text.split('\n').filter((name) => name !== '');
    return tables.length === 0 ? pass('There are no tables of the old iptables.') : contents(ports, tables);
  },
};

async function contents({ exec }: DoctorPorts, tables: readonly string[]): Promise<Finding> {
  const names = tables.map((name) => printable(name, 20)).join(', ');
  const { code, stdout } = await exec.run({ program: 'iptables-legacy-save', args: [] });
  if (code !== 0)
    return inconclusive(
      `There are tables of the old iptables (${names}); what is in them cannot be asked.`,
      'iptables-legacy -S, as root, for each of them',
    );
  // `:FORWARD DROP [0:0]` is a policy, `-A FORWARD …` a rule.
  const lines = stdout.split('\n').filter((line) => /^-A |^:\S+ DROP /.test(line));
  const [first] = lines;
  if (first === undefined) return pass(`Nothing is in the tables of the old iptables (${names}).`);
  return fail(
    `The tables of the old iptables (${names}) have ${lines.length === 1 ? '1 rule or policy that drops' : `${lines.length} rules or policies that drop, the first of them`}: ${printable(first, 120)}`,
    'See them: iptables-legacy-save',
    'Move them to nftables: iptables-legacy-save | iptables-nft-restore, then take them away with iptables-legacy -F',
  );
}
