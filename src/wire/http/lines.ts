import { type Parsed, type refuser } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';

const LF = 10;
const CR = 13;
const NUL = 0;

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
  const bad = misplaced(bytes, { start, stop, ended: end !== -1 }, rules);
  if (bad) return bad;
  if (end === -1) return ok(undefined);
  const textEnd = bytes[end - 1] === CR && end > start ? end - 1 : end;
  return ok({ text: latin1(bytes.subarray(start, textEnd)), start, next: end + 1 });
}

function misplaced(
  bytes: Uint8Array,
  { start, stop, ended }: { start: number; stop: number; ended: boolean },
  { ends, refuse }: LineRules,
): ReturnType<Refuse> | undefined {
  const nul = bytes.subarray(start, stop).indexOf(NUL);
  if (nul !== -1) return refuse('malformed', 'a NUL byte stands in a line', start + nul);
  const cr = bytes.subarray(start, stop).indexOf(CR);
  // The last byte may be a CR whose LF has not come yet.
  if (cr !== -1 && start + cr !== stop - 1)
    return refuse('malformed', 'a CR stands without its LF', start + cr);
  if (ends === 'crlf' && ended && cr === -1) return refuse('malformed', 'a line ends with LF alone', stop);
  return undefined;
}

export const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
