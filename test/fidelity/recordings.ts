import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Recorded data of real players lies beside the project where it is developed; a clone elsewhere does without. */
const FOLDER = join(import.meta.dirname, '../../../shared/fixtures');

export const NO_RECORDINGS = 'the recordings of real players are not beside this clone (../shared/fixtures)';

export const hasRecordings = (): boolean => existsSync(FOLDER);

/** A recorded file as text. */
export const recording = (path: string): string => readFileSync(join(FOLDER, path), 'utf8');
