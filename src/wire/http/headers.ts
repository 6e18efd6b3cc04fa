import type { Parsed, refuser } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';

/** Headers in the order and case of the wire; values without the blanks around them, bytes as Latin-1 characters. */
export type Headers = readonly (readonly [name: string, value: string])[];

/** The first value under a name, whatever its case. */
export function headerOf(headers: Headers, name: string): string | undefined {
  const wanted = name.toLowerCase();
  return headers.find(([present]) => isNamed(present, wanted))?.[1];
}

/** Names are ASCII, so their length does not depend on case; most are told apart by it without making another text. */
const isNamed = (present: string, wanted: string): boolean =>
  present.length === wanted.length && present.toLowerCase() === wanted;

/** A header that may be missing and must not be there twice: one reader takes the first, another the last. */
export function soleHeader(
  headers: Headers,
  name: string,
  refuse: ReturnType<typeof refuser>,
): Parsed<string | undefined> {
  const wanted = name.toLowerCase();
  let sole: string | undefined;
  for (const [present, value] of headers) {
    if (!isNamed(present, wanted)) continue;
    if (sole !== undefined) return refuse('mismatch', `there is more than one ${name}`);
    sole = value;
  }
  return ok(sole);
}

/** All values under a name, whatever its case, in order. */
export function headersOf(headers: Headers, name: string): readonly string[] {
  const wanted = name.toLowerCase();
  return headers.filter(([present]) => isNamed(present, wanted)).map(([, value]) => value);
}
