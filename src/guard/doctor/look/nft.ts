/**
 * Asks nft(8). What could go wrong: rules are changed (`list` reads, and `-c` checks without committing: the kernel judges the
 * transaction and gives it up), what it says is long or odd (bounded by `Exec`, read as data). Proven in `test/lab/doctor.test.ts`.
 */
import { printable } from '../../../base/text.ts';
import type { Ended, Exec } from '../../../ports/exec.ts';
import type { Family } from '../../firewall/table.ts';
import { AS_ROOT, inconclusive } from '../finding.ts';
import type { Finding } from '../probe.ts';

/** `absent`: there is no such program. `forbidden`: the kernel answers root alone. */
export type Asked =
  | { readonly kind: 'said'; readonly text: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'refused'; readonly why: string };

export const nftVersion = (exec: Exec): Promise<Asked> => ask(exec, ['--version']);

/** A table as text, of IPv4 and IPv6 where no other family is named; the kernel says ENOENT in its own words where there is none. */
export async function nftTable(
  exec: Exec,
  name: string,
  family: Family = 'inet',
): Promise<Asked | { readonly kind: 'none' }> {
  const asked = await ask(exec, ['list', 'table', family, name]);
  return asked.kind === 'refused' && asked.why.includes('No such file or directory')
    ? { kind: 'none' }
    : asked;
}

/** All tables of the kernel, as JSON. */
export const nftRuleset = (exec: Exec): Promise<Asked> => ask(exec, ['-j', 'list', 'ruleset']);

/** Whether the kernel would take a transaction; nothing of it stays. */
export const nftWouldTake = (exec: Exec, transaction: string): Promise<Asked> =>
  ask(exec, ['-c', '-f', '-'], transaction);

async function ask(exec: Exec, args: readonly string[], input?: string): Promise<Asked> {
  const ended = await exec.run({ program: 'nft', args, ...(input === undefined ? {} : { input }) });
  if (ended.code === 0) return { kind: 'said', text: ended.stdout };
  if (ended.stderr.includes('ENOENT') && ended.code === undefined) return { kind: 'absent' };
  return ended.stderr.includes('Operation not permitted') ? { kind: 'forbidden' } : refused(ended);
}

const refused = ({ stderr }: Ended): Asked => ({
  kind: 'refused',
  why: printable(stderr.split('\n')[0] ?? '', 160) || 'it said nothing',
});

/** Why nothing can be told of the kernel's tables. */
export function untold(asked: Exclude<Asked, { kind: 'said' }>): Finding {
  if (asked.kind === 'absent')
    return inconclusive('There is no nft here, so what rules there are cannot be seen.', INSTALL_NFT);
  if (asked.kind === 'forbidden') return inconclusive('The kernel shows its rules to root alone.', AS_ROOT);
  return inconclusive(`nft could not tell: ${asked.why}`, 'nft list ruleset shows what it complains of.');
}

export const INSTALL_NFT = 'Install nftables: apt install nftables, dnf install nftables, apk add nftables';
