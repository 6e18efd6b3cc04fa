import { X509Certificate } from 'node:crypto';
import { certificatesFile, readAuthority } from '../../guard/local-api/certificates/certificates.ts';
import { TonewallError } from '../../base/errors.ts';
import { printable } from '../../base/text.ts';
import { nodeDisk } from '../../host/disk/disk.ts';
import type { CommandContext } from '../command.ts';
import type { StateFlags } from '../state-folder.ts';
import { sayingUnheard } from '../unheard.ts';

export interface AuthorityFlags extends StateFlags {
  readonly json?: true;
}

/** SHA-256, as devices show it to whoever compares. */
export async function printAuthority({ terminal }: CommandContext, flags: AuthorityFlags): Promise<number> {
  const asked = { terminal, command: 'authority', flags } as const;
  const certificate = await sayingUnheard(asked, () => authorityIn(flags));
  const { fingerprint256, validTo } = new X509Certificate(certificate);
  if (flags.json) terminal.out(`${JSON.stringify({ certificate, fingerprint256, validTo }, undefined, 2)}\n`);
  else {
    terminal.out(`${certificate.trim()}\n`);
    terminal.note(`SHA-256 fingerprint ${fingerprint256}, until ${validTo}`);
  }
  return 0;
}

/** Fails with `authority-missing` where no guard has run yet, and as `readAuthority` does. */
async function authorityIn({ state }: AuthorityFlags): Promise<string> {
  const disk = nodeDisk();
  const path = certificatesFile(state);
  if ((await disk.stamp(path)) === undefined)
    throw new TonewallError('authority-missing', `no guard has made its authority in ${printable(state)}`);
  return readAuthority(disk, path);
}
