import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/**
 * Settings of OpenWrt as `uci` keeps them: sections of a type, perhaps with a name, with options that are texts or lists. As there, a change counts
 * for `uci` alone until it is committed. Files are JSON here; OpenWrt has a language of its own.
 */
export interface Section {
  readonly type: string;
  readonly name?: string;
  readonly options: Record<string, string | string[]>;
}

const COMMITTED = '/etc/config';
const CHANGED = '/tmp/.uci';

/** What programs see. */
export const committed = (file: string): Section[] => read(`${COMMITTED}/${file}`);

/** What `uci` sees. */
export const changed = (file: string): Section[] =>
  existsSync(`${CHANGED}/${file}`) ? read(`${CHANGED}/${file}`) : committed(file);

export function change(file: string, sections: readonly Section[]): void {
  mkdirSync(CHANGED, { recursive: true });
  writeFileSync(`${CHANGED}/${file}`, JSON.stringify(sections, undefined, 2));
}

/** One file, or all of them. */
export function commit(file: string | undefined): void {
  if (!existsSync(CHANGED)) return;
  for (const name of readdirSync(CHANGED))
    if (file === undefined || file === name) renameSync(`${CHANGED}/${name}`, `${COMMITTED}/${name}`);
}

export const of = (sections: readonly Section[], type: string): readonly Section[] =>
  sections.filter((section) => section.type === type);

/** An option as a text; a list has its words behind one another. */
export const text = ({ options }: Section, option: string): string =>
  [options[option] ?? ''].flat().join(' ');

export const list = (section: Section, option: string): readonly string[] =>
  text(section, option).split(' ').filter(Boolean);

const read = (path: string): Section[] => JSON.parse(readFileSync(path, 'utf8'));
