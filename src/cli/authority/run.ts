import { X509Certificate } from 'node:crypto';
import { certificatesFile, readAuthority } from '../../guard/local-api/certificates/certificates.ts';
import { nodeDisk } from '../../host/disk/disk.ts';
import type { CommandContext } from '../command.ts';
import type { StateFlags } from '../state-folder.ts';

export interface AuthorityFlags extends StateFlags {
  readonly json?: true;
}

/** SHA-256, as devices show it to whoever compares. */
export async function printAuthority(
  { terminal }: CommandContext,
  { state, json }: AuthorityFlags,
): Promise<number> {
  const certificate = await readAuthority(nodeDisk(), certificatesFile(state));
  const { fingerprint256, validTo } = new X509Certificate(certificate);
  if (json) terminal.out(`${JSON.stringify({ certificate, fingerprint256, validTo }, undefined, 2)}\n`);
  else {
    terminal.out(`${certificate.trim()}\n`);
    terminal.note(`SHA-256 fingerprint ${fingerprint256}, until ${validTo}`);
  }
  return 0;
}
