import { hash } from 'node:crypto';
import type { Random } from '../../ports/random.ts';

/** 192 bits, in base64url 32 characters. */
const TOKEN_BYTES = 24;
/** So that a token that was pasted where it does not belong is recognised, by people and by scanners. */
const PREFIX = 'tw_';

/** A new token. It is shown once; only its hash is kept. */
export const makeToken = (random: Pick<Random, 'bytes'>): string =>
  PREFIX + Buffer.from(random.bytes(TOKEN_BYTES)).toString('base64url');

export const isToken = (text: string): boolean => /^tw_[\w-]{32}$/.test(text);

/**
 * How a token is stored and looked up: SHA-256, in hexadecimal. A slow hash keeps guesses of people's passwords dear;
 * nobody guesses 192 random bits, so a fast one is as safe. Looking it up by its hash tells by its timing at most how
 * much of a hash fits, and no token can be made to a hash.
 */
export const tokenHash = (token: string): string => hash('sha256', token, 'hex');
