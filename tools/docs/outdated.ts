import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyPage, type Page } from './page.ts';

/** A file whose text is not what the code says. */
export interface OutdatedFile {
  readonly path: string;
  readonly text: string;
}

/** The files among the pages that differ from what they should be, each with the right text. */
export function outdatedFiles(root: string, pages: readonly Page[]): readonly OutdatedFile[] {
  const paths = [...new Set(pages.map(({ path }) => path))];
  return paths.flatMap((path) => {
    const current = readIfThere(join(root, path));
    const text = pages
      .filter((page) => page.path === path)
      .reduce((before, page) => applyPage(page, before), current);
    return text === current ? [] : [{ path, text }];
  });
}

const readIfThere = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');
