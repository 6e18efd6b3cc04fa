import { createHash } from 'node:crypto';

/** Bytes that depend on the words alone: the same file gives the same household on every machine. */
export const seeded = (...words: readonly (string | number)[]): Buffer =>
  createHash('sha256').update(JSON.stringify(words)).digest();

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Letters and digits; at most 32. */
export const seededWord = (length: number, ...words: readonly (string | number)[]): string =>
  [...seeded(...words).subarray(0, length)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');

/** 0 to below `bound`. */
export const seededNumber = (bound: number, ...words: readonly (string | number)[]): number =>
  seeded(...words).readUInt32BE(0) % bound;
