import { err, ok, type Result } from '../base/result.ts';
import { type Facts, isCount, isKind, MAX_LINE_BYTES, type StoredEntry, TAIL_LENGTH } from './line.ts';

/** Why a line is no line of a journal, in one clause. */
export type NoLine = string;

/** Bytes that are no UTF-8 are refused, and a byte order mark is a character like another. */
export const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Reads a line without its line end. Only what the writer would have written is taken: another spelling of the same
 * value would let two readers see two things behind one hash. The hash itself is not checked here.
 */
export function parseLine(line: Uint8Array): Result<StoredEntry, NoLine> {
  if (line.length > MAX_LINE_BYTES) return err(`it is longer than ${MAX_LINE_BYTES} bytes`);
  try {
    const text = utf8.decode(line);
    const value: unknown = JSON.parse(text);
    if (!isStored(value)) return err('it is no entry');
    const { n, at, kind, facts, hash } = value;
    const entry = { n, at, kind, facts, hash };
    return JSON.stringify(entry) === text ? ok(entry) : err('it is not spelt as entries are');
  } catch {
    return err('it is no JSON in UTF-8');
  }
}

/** The bytes of a line that its hash is over. */
export const hashedPart = (line: Uint8Array): Uint8Array => line.subarray(0, line.length - TAIL_LENGTH);

export const isFacts = (value: unknown): value is Facts =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Far from where adding one to a number no longer changes it. */
const MAX_NUMBER = 2 ** 52;

const isStored = (value: unknown): value is StoredEntry =>
  isFacts(value) &&
  isCount(value['n']) &&
  value['n'] > 0 &&
  value['n'] < MAX_NUMBER &&
  isCount(value['at']) &&
  typeof value['kind'] === 'string' &&
  isKind(value['kind']) &&
  isFacts(value['facts']) &&
  typeof value['hash'] === 'string' &&
  /^[0-9a-f]{64}$/.test(value['hash']);
