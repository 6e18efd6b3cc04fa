import { hash } from 'node:crypto';
import type { Random } from '../../ports/random.ts';

/**
 * Enrolment codes: 8 characters of Crockford's Base32 (https://www.crockford.com/base32.html), 40 random bits, shown as
 * two groups of four. The alphabet has no I, L, O and U; who reads a 1 as I or L, or a 0 as O, is understood all the same.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_BYTES = 5;

/** A new code as it is shown: `K7Q2-9XFD`. */
export function makeCode(random: Pick<Random, 'bytes'>): string {
  const value = random.bytes(CODE_BYTES).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  const characters = [35n, 30n, 25n, 20n, 15n, 10n, 5n, 0n].map(
    (shift) => ALPHABET[Number((value >> shift) & 31n)] ?? '',
  );
  return `${characters.slice(0, 4).join('')}-${characters.slice(4).join('')}`;
}

/** What was typed, as eight characters of the alphabet; undefined when it cannot be a code. */
function plainCode(typed: string): string | undefined {
  if (!/^[\w\s-]{8,32}$/.test(typed)) return undefined;
  const plain = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{8}$/.test(plain) ? plain : undefined;
}

/**
 * How a code is stored: SHA-256, in hexadecimal. It keeps codes out of lists and copies that are looked at. Who reads the
 * file can find 40 bits by trying; that is why a code lives minutes, and the file is its owner's alone.
 */
export function codeHash(typed: string): string | undefined {
  const plain = plainCode(typed);
  return plain === undefined ? undefined : hash('sha256', `tonewall enrolment code ${plain}`, 'hex');
}
