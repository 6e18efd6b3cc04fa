import { err, type Err, ok, type Result } from './result.ts';

/**
 * Why a parser turned bytes away. Parsers refuse and never repair.
 *
 * - `malformed`: the bytes break the grammar of the format.
 * - `limit`: a size, depth or count limit was passed; `detail` names it.
 * - `forbidden`: the construct is legal but never accepted here (DOCTYPE, entities, folded headers).
 * - `mismatch`: two parts of the message disagree (two lengths, header and body).
 * - `unsupported`: a version or feature that is not spoken here.
 */
export type RefusalKind = 'malformed' | 'limit' | 'forbidden' | 'mismatch' | 'unsupported';

export interface Refusal {
  readonly kind: RefusalKind;
  /** The format that refused: `http`, `ssdp`, `mdns`, `dns`, `dhcp`, `xml`, `soap`, `gena`, `description`, `scpd`, `didl`, `muse`, `websocket`, `form`, `zeroconf`. */
  readonly format: string;
  /** One clause in plain words. It never quotes more than 40 characters of the input. */
  readonly detail: string;
  /** Byte or character offset where it was noticed, when known. */
  readonly at?: number;
}

export type Parsed<T> = Result<T, Refusal>;

/** Parses each; the first refusal stands for all. */
export function parseAll<From, To>(
  items: readonly From[],
  parse: (item: From, index: number) => Parsed<To>,
): Parsed<readonly To[]> {
  const values: To[] = [];
  for (const [index, item] of items.entries()) {
    const value = parse(item, index);
    if (!value.ok) return value;
    values.push(value.value);
  }
  return ok(values);
}

/** Makes the `refuse` function of one format. */
export const refuser =
  (format: string) =>
  (kind: RefusalKind, detail: string, at?: number): Err<Refusal> =>
    err(at === undefined ? { kind, format, detail } : { kind, format, detail, at });

/** One line for people: `xml refused: a DOCTYPE is never accepted (forbidden, at 21)`. */
export function describeRefusal(refusal: Refusal): string {
  const place = refusal.at === undefined ? '' : `, at ${refusal.at}`;
  return `${refusal.format} refused: ${refusal.detail} (${refusal.kind}${place})`;
}
