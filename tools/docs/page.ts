/**
 * A page under `docs/` that is written from the code, whole or in part. With `part` only the text between
 * `<!-- generated: part -->` and `<!-- end of part -->` is replaced and the rest is written by hand.
 */
export interface Page {
  /** From the root of the project. */
  readonly path: string;
  readonly part?: string;
  readonly render: () => string;
}

/** The first lines of a page that is generated as a whole. */
export const GENERATED =
  '<!-- Written by tools/generate-docs.ts. Change the code, then run npm run docs. -->\n\n';

/** What the file must contain; throws when a part's marks are missing, which is a fault of the page. */
export function applyPage({ path, part, render }: Page, current: string): string {
  if (part === undefined) return render();
  const open = `<!-- generated: ${part} -->`;
  const close = `<!-- end of ${part} -->`;
  const [from, to] = [current.indexOf(open), current.indexOf(close)];
  if (from < 0 || to < from) throw new Error(`${path} lacks ${open} … ${close}`);
  return `${current.slice(0, from)}${open}\n\n${render()}\n${current.slice(to)}`;
}
