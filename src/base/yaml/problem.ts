import { printable } from '../text.ts';

/** Where in a file that an owner writes: keys and indexes from the top. */
export type Path = readonly (string | number)[];

/** Something wrong in such a file, before its place is known. */
export interface Finding {
  readonly path: Path;
  readonly message: string;
  readonly hint?: string;
}

/** Something wrong in a file. Lines and columns count from 1. */
export interface Problem extends Finding {
  readonly line: number;
  readonly column: number;
}

/** `rooms[0].players[1].model`; nothing for the whole file. */
export const pathText = (path: Path): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
    .join('')
    .replace(/^\./, '');

/** `line 12: rooms[0].players[1].modle: unknown key (did you mean model?)`. */
export function describeProblem({ line, path, message, hint }: Problem): string {
  const place = pathText(path);
  const where = place ? `${printable(place)}: ` : '';
  return `line ${line}: ${where}${printable(message)}${hint ? ` (${printable(hint)})` : ''}`;
}
