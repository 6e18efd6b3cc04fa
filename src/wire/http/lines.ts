import { type Parsed, type refuser } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';

const LF = 10;

type Refuse = ReturnType<typeof refuser>;

/**
 * How lines end. `crlf`: the pair and nothing else; a lone LF or CR is where two parsers part, so it is refused
 * (RFC 9112 §2.2, request smuggling). `lf-too`: a lone LF ends a line as well (SoCo's searches, small devices'
 * answers); a lone CR is refused all the same.
 */
export type LineEnds = 'crlf' | 'lf-too';

export interface LineRules {
  readonly ends: LineEnds;
  readonly maxLineBytes: number;
  readonly refuse: Refuse;
}

export interface Line {
  /** Bytes as Latin-1 characters, without the line end. */
  readonly text: string;
  readonly start: number;
  /** Offset of the byte after the line end. */
  readonly next: number;
}

/** The line that starts at `start`; undefined when its end is not there yet. */
export function lineAt(bytes: Uint8Array, start: number, rules: LineRules): Parsed<Line | undefined> {
  const end = bytes.indexOf(LF, start);
  const stop = end === -1 ? bytes.length : end;
  if (stop - start > rules.maxLineBytes + 1)
    return rules.refuse('limit', `a line is longer than ${rules.maxLineBytes} bytes`, start);
  const text = latin1(bytes, start, stop);
  const bad = misplaced(text, { start, ended: end !== -1 }, rules);
  if (bad) return bad;
  if (end === -1) return ok(undefined);
  return ok({ text: text.endsWith('\r') ? text.slice(0, -1) : text, start, next: end + 1 });
}

function misplaced(
  text: string,
  { start, ended }: { readonly start: number; readonly ended: boolean },
  { ends, refuse }: LineRules,
): ReturnType<Refuse> | undefined {
  const nul = text.indexOf('\0');
  if (nul !== -1) return refuse('malformed', 'a NUL byte stands in a line', start + nul);
  const cr = text.indexOf('\r');
  // The last byte may be a CR whose LF has not come yet.
  if (cr !== -1 && cr !== text.length - 1)
    return refuse('malformed', 'a CR stands without its LF', start + cr);
  if (ends === 'crlf' && ended && cr === -1)
    return refuse('malformed', 'a line ends with LF alone', start + text.length);
  return undefined;
}

/** Bytes as Latin-1 characters, from `start` to before `end`. */
export const latin1 = (bytes: Uint8Array, start = 0, end = bytes.length): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1');
