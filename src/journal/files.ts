import { join } from 'node:path';

/** The names in a journal's folder. */
export const KEY_FILE = 'checkpoint.key';
export const PUBLIC_KEY_FILE = 'checkpoint.pub';
export const LOCK_FILE = 'lock';

const SEGMENT = /^(\d{8})\.jsonl$/;

const padded = (segment: number): string => String(segment).padStart(8, '0');

/** `00000001.jsonl` */
export const segmentName = (segment: number): string => `${padded(segment)}.jsonl`;

/** The personal values that entries of a segment speak of: `00000001.personal`. */
export const personalName = (segment: number): string => `${padded(segment)}.personal`;

/** What was cut off the end of a segment at this byte: `00000001.2048.torn`. */
export const tornName = (segment: number, at: number): string => `${padded(segment)}.${at}.torn`;

/** The segments among the names of a folder, in order. */
export const segmentsIn = (names: readonly string[]): readonly number[] =>
  names
    .map((name) => Number(SEGMENT.exec(name)?.[1] ?? 0))
    .filter((segment) => segment > 0)
    .sort((a, b) => a - b);

/** All names that belong to a segment, its own first. */
export const namesOf = (names: readonly string[], segment: number): readonly string[] =>
  names.filter((name) => name.startsWith(`${padded(segment)}.`));

export const inFolder = (folder: string, name: string): string => join(folder, name);
