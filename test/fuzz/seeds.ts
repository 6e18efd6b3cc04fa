import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const TEST = join(import.meta.dirname, '..');

interface Seed {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const filesIn = (folder: string, ending: string): readonly Seed[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .toSorted()
    .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));

/** The inputs once found by fuzzing, one file each. */
export const corpusOf = (format: string): readonly Seed[] =>
  filesIn(join(TEST, 'fuzz/corpus', format), '.bin');

/** What mutation starts from: the corpus and the vectors. */
export const seedsOf = (format: string): readonly Uint8Array[] =>
  [...corpusOf(format), ...filesIn(join(TEST, 'vectors', format), '.bin')].map(({ bytes }) => bytes);
