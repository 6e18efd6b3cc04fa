import { hash } from 'node:crypto';
import type { JournalEntry, JournalValue } from './entry.ts';

/** An entry as it stands in a file. `docs/journal.md` has the format. */
export interface StoredEntry extends JournalEntry {
  /** Its number: 1 for the first of a journal, and no number is left out. */
  readonly n: number;
  /** SHA-256 over the hash of the line before and this line up to its own hash, in hexadecimal. */
  readonly hash: string;
}

export type Facts = Readonly<Record<string, JournalValue>>;

/** What the first line of a journal goes on from. */
export const NO_HASH = '0'.repeat(64);

/** A longer line is none of ours. An entry that would be longer is not written. */
export const MAX_LINE_BYTES = 65_536;

/** `,"hash":"` and the hash and `"}`: the end of every line, always as long. */
const HASH_MARK = ',"hash":"';
export const TAIL_LENGTH = HASH_MARK.length + 64 + 2;

/** Kebab-case, as ids everywhere. */
const KIND = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
export const isKind = (kind: string): boolean => kind.length <= 64 && KIND.test(kind);

export const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

/** A line up to its hash. */
export const bodyOf = (n: number, { at, kind, facts }: JournalEntry): string =>
  `{"n":${n},"at":${at},"kind":"${kind}","facts":${JSON.stringify(facts)}`;

export const tailOf = (own: string): string => `${HASH_MARK}${own}"}\n`;

/** The hash of a line from the bytes before its hash. */
export const hashAfter = (previous: string, body: Uint8Array): string =>
  hash('sha256', Buffer.concat([Buffer.from(previous, 'latin1'), body]), 'hex');
