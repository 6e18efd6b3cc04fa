/**
 * Text that came from the network. It may hold control characters, terminal escapes, direction marks or markup.
 * It is carried as its own type and becomes printable in one place: `printable`.
 */
export type HostileText = string & { readonly [hostile]: true };
declare const hostile: unique symbol;

/** Marks text as coming from the network. The mark changes nothing at run time. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place where the brand is given
export const fromNetwork = (text: string): HostileText => text as HostileText;

/**
 * Characters that can move a cursor, reorder or hide what a reader sees: C0, C1 and DEL; soft hyphen; Arabic letter
 * mark; zero-width and bidirectional controls; line and paragraph separators; the byte order mark; interlinear marks;
 * lone surrogates; tag characters (Unicode 16.0, categories Cc, Cf, Zl, Zp, Cs).
 */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

const asEscape = (character: string): string =>
  `\\u{${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}}`;

/** Text made safe for a terminal or a page: each unprintable character becomes `\u{…}`, long text is cut with `…`. */
export function printable(text: HostileText | string, maxLength = 200): string {
  const safe = text.replace(UNPRINTABLE, asEscape);
  if (safe.length <= maxLength) return safe;
  const cut = safe.slice(0, maxLength - 1);
  return `${cut.isWellFormed() ? cut : cut.slice(0, -1)}…`;
}
