import type { Parsed, refuser } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';

type Refuse = ReturnType<typeof refuser>;

export interface Token<T> {
  readonly value: T;
  /** Index of the character after the token. */
  readonly next: number;
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function decodeJson(bytes: Uint8Array, refuse: Refuse): Parsed<string> {
  try {
    return ok(UTF8.decode(bytes));
  } catch {
    return refuse('malformed', 'the text is not UTF-8');
  }
}

export function skipBlanks(text: string, start: number): number {
  let at = start;
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t') at += 1;
  return at;
}

/** The string that begins at `start`. */
export function stringAt(text: string, start: number, refuse: Refuse): Parsed<Token<string>> {
  if (text[start] !== '"') return refuse('malformed', 'a string is missing', start);
  const end = closingQuote(text, start + 1);
  if (end === undefined) return refuse('malformed', 'a string has no end', start);
  try {
    // The slice is one string token, so JSON.parse gives a string or throws on a wrong escape or control character.
    const value = String(JSON.parse(text.slice(start, end + 1)));
    if (!value.isWellFormed()) return refuse('malformed', 'a string holds half a surrogate pair', start);
    return ok({ value, next: end + 1 });
  } catch {
    return refuse('malformed', 'a string holds a wrong escape or a control character', start);
  }
}

function closingQuote(text: string, start: number): number | undefined {
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at;
  }
  return undefined;
}

/** RFC 8259 §6. Sticky, and no part can match what its neighbour matches: linear. */
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** A digit before the exponent that is not 0. */
const SOME_DIGIT = /^[^eE]*[1-9]/;

/**
 * A number that every reader takes for the same: a fraction is the nearest double, an integer is exact, in whatever spelling,
 * and nothing becomes infinite or vanishes. 0 has no sign.
 */
export function numberAt(text: string, start: number, refuse: Refuse): Parsed<Token<number>> {
  NUMBER.lastIndex = start;
  const match = NUMBER.exec(text);
  if (!match) return refuse('malformed', 'no JSON value begins here', start);
  const [literal] = match;
  const value = Number(literal) + 0;
  if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value)))
    return refuse('unsupported', 'a number is too large to be exact', start);
  if (value === 0 && SOME_DIGIT.test(literal))
    return refuse('unsupported', 'a number is too small to be told from 0', start);
  return ok({ value, next: start + literal.length });
}
