import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { TonewallError } from '../../base/errors.ts';
import type { Disk } from '../../ports/disk.ts';
import type { Random } from '../../ports/random.ts';
import { inFolder, KEY_FILE, PUBLIC_KEY_FILE } from '../files.ts';

const MAX_KEY_BYTES = 4096;

/** An Ed25519 key as PKCS #8 is this and the 32 bytes of the seed (RFC 8410 §7). */
const PKCS8_BEFORE_SEED = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * The key that checkpoints are signed with; made where there is none and no segment either. A journal whose key is gone
 * cannot be gone on with: a new key would sign whatever stands there.
 */
export async function loadKey(
  { disk, random }: { readonly disk: Disk; readonly random: Random },
  folder: string,
  isNew: boolean,
): Promise<KeyObject> {
  const path = inFolder(folder, KEY_FILE);
  if (!(await disk.exists(path))) {
    if (!isNew) throw new TonewallError('journal-key', `${path} is gone, and the journal is not`);
    await disk.write(path, newKey(random).export({ type: 'pkcs8', format: 'pem' }));
  }
  const key = privateKeyIn(path, await disk.read(path, MAX_KEY_BYTES));
  await disk.write(inFolder(folder, PUBLIC_KEY_FILE), publicPem(key));
  return key;
}

const newKey = (random: Random): KeyObject =>
  createPrivateKey({
    key: Buffer.concat([PKCS8_BEFORE_SEED, random.bytes(32)]),
    format: 'der',
    type: 'pkcs8',
  });

function privateKeyIn(path: string, pem: Uint8Array): KeyObject {
  try {
    const key = createPrivateKey(Buffer.from(pem));
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // What is wrong with it is not told: it might quote the key.
  }
  throw new TonewallError('journal-key', `${path} holds no Ed25519 key`);
}

const publicPem = (key: KeyObject): string =>
  createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();

/** SHA-256 of a public key (DER, SubjectPublicKeyInfo) in hexadecimal: how a segment names its key. */
export const fingerprint = (key: KeyObject): string =>
  createHash('sha256')
    .update((key.type === 'private' ? createPublicKey(key) : key).export({ type: 'spki', format: 'der' }))
    .digest('hex');
