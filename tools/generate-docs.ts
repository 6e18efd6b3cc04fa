import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { argv, exit, stderr } from 'node:process';
import { outdatedFiles } from './docs/outdated.ts';
import { PAGES } from './docs/registry.ts';

/**
 * Writes the generated pages and parts of pages under `docs/`. With `--check` it writes nothing and ends with 1 when
 * a page differs from what the code says.
 */
const root = dirname(import.meta.dirname);
const check = argv.includes('--check');
const outdated = outdatedFiles(root, PAGES);

for (const { path, text } of outdated) {
  stderr.write(`${check ? 'outdated' : 'written'}: ${path}\n`);
  if (check) continue;
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
exit(check && outdated.length > 0 ? 1 : 0);
