import { printable } from '../../base/text.ts';

/** Where in a household file: keys and indexes from the top. */
export type Path = readonly (string | number)[];

/** Something wrong in a household file, before its place is known. */
export interface Finding {
  readonly path: Path;
  readonly message: string;
  readonly hint?: string;
}

/** Something wrong in a household file. Lines and columns count from 1. */
export interface Problem extends Finding {
  readonly line: number;
  readonly column: number;
}

/** `line 12: rooms[0].players[1].modle: unknown key (did you mean model?)`. */
export function describeProblem({ line, path, message, hint }: Problem): string {
  const place = path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
    .join('')
    .replace(/^\./, '');
  const where = place ? `${printable(place)}: ` : '';
  return `line ${line}: ${where}${printable(message)}${hint ? ` (${printable(hint)})` : ''}`;
}
