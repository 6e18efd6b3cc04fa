import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a player of a model and build was seen to say, written down from a recording that the first line names. */
export interface Expectation {
  /** Of the file: `AVTransport`; empty where the folder holds one kind of message. */
  readonly name: string;
  readonly model: string;
  readonly build: string;
  readonly source: string;
  readonly lines: readonly string[];
}

/** The files of a folder beside this one, `S5_49.2-64250.txt`: they need no recordings beside the clone. */
export const expectations = (folder: string): readonly Expectation[] =>
  readdirSync(join(import.meta.dirname, folder)).map((file) => {
    const text = readFileSync(join(import.meta.dirname, folder, file), 'utf8');
    const [source = '', ...lines] = text.trimEnd().split('\n');
    const [build = '', model = '', name = ''] = file
      .replace(/\.txt$/, '')
      .split('_')
      .toReversed();
    return { name, model, build, source: source.replace(/^# /, ''), lines };
  });
