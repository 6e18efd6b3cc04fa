/**
 * What the doctor asks nft(8). What could go wrong: rules are changed (`list` reads, and `-c` checks without committing: the kernel judges the
 * transaction and gives it up). Proven in `test/lab/doctor-rules.test.ts`.
 */
import type { Exec } from '../../../ports/exec.ts';
import { type Asked, askNft, type Unsaid } from '../../firewall/nft.ts';
import { AS_ROOT, inconclusive } from '../finding.ts';
import type { Finding } from '../probe.ts';

export const nftVersion = (exec: Exec): Promise<Asked> => askNft(exec, ['--version']);

/** All tables of the kernel, as JSON. */
export const nftRuleset = (exec: Exec): Promise<Asked> => askNft(exec, ['-j', 'list', 'ruleset']);

/** Whether the kernel would take a transaction; nothing of it stays. */
export const nftWouldTake = (exec: Exec, transaction: string): Promise<Asked> =>
  askNft(exec, ['-c', '-f', '-'], transaction);

/** Why nothing can be told of the kernel's tables. */
export function untold({ kind, why }: Unsaid): Finding {
  if (kind === 'absent')
    return inconclusive('There is no nft here, so what rules there are cannot be seen.', INSTALL_NFT);
  if (kind === 'forbidden') return inconclusive('The kernel shows its rules to root alone.', AS_ROOT);
  return inconclusive(`nft could not tell: ${why}`, 'nft list ruleset shows what it complains of.');
}

export const INSTALL_NFT = 'Install nftables: apt install nftables, dnf install nftables, apk add nftables';
