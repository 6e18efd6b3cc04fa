import { didYouMean } from '../../base/yaml/did-you-mean.ts';
import type { Finding, Path } from '../../base/yaml/problem.ts';

/** A name at a place in the file that is the name of no room. */
export function noRoom(text: string, path: Path, names: readonly string[]): Finding {
  const guess = didYouMean(text, names);
  return { path, message: `there is no room ${text}`, ...(guess ? { hint: `did you mean ${guess}?` } : {}) };
}
