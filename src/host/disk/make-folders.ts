import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it where they are not there. Node.js's own `recursive` tries for ever where a file system says ENOENT of a new
 * folder in one that is there, as /proc does (seen with Node.js 24); this tries each once more.
 */
export function makeFolders(path: string, mode = 0o777): void {
  try {
    makeFolder(path, mode);
  } catch (cause) {
    if (codeOf(cause) !== 'ENOENT' || dirname(path) === path) throw cause;
    makeFolders(dirname(path), mode);
    makeFolder(path, mode);
  }
}

/** Another process may have made it just now. */
function makeFolder(path: string, mode: number): void {
  try {
    mkdirSync(path, { mode });
  } catch (cause) {
    const isThere = codeOf(cause) === 'EEXIST' && statSync(path).isDirectory();
    if (!isThere) throw cause;
  }
}

const codeOf = (cause: unknown): unknown =>
  cause instanceof Error && 'code' in cause ? cause.code : undefined;
