import { hash } from 'node:crypto';
import type { Random } from '../../ports/random.ts';

/** 256 bits, in base64url 43 characters. */
const SECRET_BYTES = 32;

/** What a browser shows to be the one that signed in. Only its hash is kept. */
export const makeCookieSecret = (random: Pick<Random, 'bytes'>): string =>
  Buffer.from(random.bytes(SECRET_BYTES)).toString('base64url');

export const isCookieSecret = (text: string): boolean => /^[\w-]{43}$/.test(text);

/** A fast hash, for the reason given in `token.ts`; said what it is of, so that it equals no other hash. */
export const cookieHash = (secret: string): string => hash('sha256', `tonewall session ${secret}`, 'hex');
