/**
 * A certificate of the owner's for the front desk. What could go wrong: the files are of something else, do not belong
 * together, or are of another name: then the guard does not start with them, and one that runs keeps those it has.
 */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { TonewallError } from '../../base/errors.ts';
import type { Disk } from '../../ports/disk.ts';
import type { TlsIdentity } from '../../ports/tls-server.ts';

const MAX_BYTES = 65_536;

export interface CertificateFiles {
  readonly chain: string;
  readonly key: string;
}

/** Fails with `file-unreadable` and `front-desk-certificate`. */
export async function certificateFrom(
  disk: Pick<Disk, 'read'>,
  { chain, key }: CertificateFiles,
  name: string,
): Promise<TlsIdentity> {
  const identity = { chain: await textOf(disk, chain), key: await textOf(disk, key) };
  const problem = problemOf(identity, name);
  if (problem !== undefined)
    throw new TonewallError('front-desk-certificate', `the certificate in ${chain}: ${problem}`);
  return identity;
}

const textOf = async (disk: Pick<Disk, 'read'>, path: string): Promise<string> =>
  Buffer.from(await disk.read(path, MAX_BYTES)).toString('latin1');

/** The words of a library may hold pieces of a key, so they are left out. */
function problemOf({ chain, key }: TlsIdentity, name: string): string | undefined {
  try {
    const leaf = new X509Certificate(chain);
    if (!leaf.checkPrivateKey(createPrivateKey(key))) return 'the key is of another one';
    return leaf.checkHost(name) === undefined ? `it is not for ${name}` : undefined;
  } catch {
    return 'it or its key is no PEM';
  }
}
