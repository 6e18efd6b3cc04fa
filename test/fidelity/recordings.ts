import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Recorded data of real players lies beside the project where it is developed; a clone elsewhere does without. */
const FOLDER = join(import.meta.dirname, '../../../shared/fixtures');

export const NO_RECORDINGS = 'the recordings of real players are not beside this clone (../shared/fixtures)';

export const hasRecordings = (): boolean => existsSync(FOLDER);

export const recordedBytes = (path: string): Uint8Array => readFileSync(join(FOLDER, path));

/** A recorded file as text. */
export const recording = (path: string): string => readFileSync(join(FOLDER, path), 'utf8');

/** What describes the recordings and is none itself. */
const ABOUT = ['INDEX.md', 'index.json'];

/** All of them, named as `recording` takes them. */
export const recordedFiles = (): readonly string[] =>
  readdirSync(FOLDER, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(FOLDER, join(parentPath, name)).replaceAll('\\', '/'))
    .filter((file) => !ABOUT.includes(file));
