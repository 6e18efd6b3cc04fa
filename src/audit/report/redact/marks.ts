import type { LeakKind } from '../../evidence/status-pages.ts';

/** Kinds of values that are masked: what pages leak, and what identifies a device or its place. */
export type MarkKind = LeakKind | 'name' | 'household' | 'address' | 'id' | 'model';

/** Gives each value of a kind a number, in the order of first sight: the same value, the same mark. */
export interface Marks {
  of(kind: MarkKind, value: string): string;
  /** The text with every value that has a mark replaced by it, and everything that looks like an identifier. */
  within(text: string): string;
}

/** Shorter values would tear words apart; where they stand as a value of their own they are masked all the same. */
const SHORTEST = 4;

export function createMarks(): Marks {
  const byKind = new Map<MarkKind, Map<string, string>>();
  const known = new Map<string, string>();
  const of = (kind: MarkKind, value: string): string => {
    const ofKind = byKind.get(kind) ?? new Map<string, string>();
    byKind.set(kind, ofKind);
    const mark = ofKind.get(value) ?? `[${kind.replaceAll('-', ' ')} ${ofKind.size + 1}]`;
    ofKind.set(value, mark);
    if (value.length >= SHORTEST && !known.has(value)) known.set(value, mark);
    return mark;
  };
  return {
    of,
    within: (text) => IDENTIFIERS.reduce((masked, mask) => mask(masked, of), withKnown(text, known)),
  };
}

/** The longest first: a name may hold another. */
function withKnown(text: string, known: ReadonlyMap<string, string>): string {
  const values = [...known].filter(([value]) => text.includes(value));
  return values
    .toSorted(([a], [b]) => b.length - a.length)
    .reduce((masked, [value, mark]) => masked.replaceAll(value, mark), text);
}

type Mask = (text: string, of: Marks['of']) => string;

const mask =
  (kind: MarkKind, pattern: RegExp): Mask =>
  (text, of) =>
    text.replace(pattern, (value) => of(kind, value));

/** What identifies by its form alone, wherever it stands. The order matters: an id holds a hardware address. */
const IDENTIFIERS: readonly Mask[] = [
  mask('account-email', /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/g),
  mask('id', /\b(?:RINCON_[0-9A-Za-z]{12,30}|Sonos_[0-9A-Za-z]{10,60}(?:\.[\w-]{1,60})?|lc_[0-9a-f]{32})/g),
  mask('id', /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi),
  mask('mac-address', /\b(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}\b/gi),
  mask('mac-address', /\b(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d)[0-9a-f]{12}\b/gi),
  mask('address', /\b(?:\d{1,3}\.){3}\d{1,3}\b/g),
  // At least two groups and a pair of colons, or eight groups (RFC 4291 §2.2); `12:30` is none.
  mask(
    'address',
    /(?<![\w:.])(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6})?::(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6})?(?![\w:])|\b(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}\b/gi,
  ),
];
