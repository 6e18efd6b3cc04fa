import { argon2, timingSafeEqual } from 'node:crypto';
import type { PasswordHash } from './state.ts';

/**
 * argon2id with m=19 MiB, t=2, p=1: the least that OWASP's Password Storage Cheat Sheet asks for, about 50 ms of one
 * processor. A stronger one would let fewer people log in at once on the small machines that a guard runs on.
 */
const PARAMETERS = { memoryKib: 19_456, passes: 2, parallelism: 1 } as const;
const TAG_BYTES = 32;
export const SALT_BYTES = 16;

/** NIST SP 800-63B-4 §3.1.1.2: at least 15 characters where a password is all there is; long ones are accepted. */
export const PASSWORD_LENGTH = { least: 15, most: 256 } as const;

/** Counted in code points, after the normalisation that is hashed. */
export function isPasswordLength(password: string): boolean {
  const { length } = password.normalize('NFC').replace(/./gsu, 'x');
  return length >= PASSWORD_LENGTH.least && length <= PASSWORD_LENGTH.most;
}

/** The salt is 16 random bytes. */
export async function hashPassword(password: string, salt: Uint8Array): Promise<PasswordHash> {
  const made = { kind: 'argon2id' as const, ...PARAMETERS, salt: Buffer.from(salt).toString('hex') };
  return { ...made, tag: (await tagOf(password, made)).toString('hex') };
}

/** Compares in constant time. */
export async function verifyPassword(password: string, stored: PasswordHash): Promise<boolean> {
  return timingSafeEqual(await tagOf(password, stored), Buffer.from(stored.tag, 'hex'));
}

/** A hash that no password has, made as real ones are: whoever names an unknown person waits as long as for a known one. */
export const NOBODYS_PASSWORD: PasswordHash = {
  kind: 'argon2id',
  ...PARAMETERS,
  salt: '00'.repeat(SALT_BYTES),
  tag: '00'.repeat(TAG_BYTES),
};

/** The same letters typed on two keyboards are the same bytes (NIST SP 800-63B-4 §3.1.1.2, RFC 8265 §4.2: NFC). */
function tagOf(
  password: string,
  { memoryKib, passes, parallelism, salt }: Omit<PasswordHash, 'tag'>,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    argon2(
      'argon2id',
      {
        message: password.normalize('NFC'),
        nonce: Buffer.from(salt, 'hex'),
        memory: memoryKib,
        passes,
        parallelism,
        tagLength: TAG_BYTES,
      },
      (error, tag) => (error ? reject(error) : resolve(tag)),
    );
  });
}
