import { type Parsed, refuser } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import { type Line, lineAt } from '../http/lines.ts';
import { SSDP_LIMITS } from '../limits.ts';

const refuse = refuser('ssdp');

/** The lines of a datagram up to its blank line or its end. */
export function datagramLines(bytes: Uint8Array): Parsed<readonly Line[]> {
  const lines: Line[] = [];
  const rules = { ends: 'lf-too', maxLineBytes: SSDP_LIMITS.maxLineBytes, refuse } as const;
  const ended = withLastLineEnd(bytes);
  for (let at = 0; at < ended.length; ) {
    const line = lineAt(ended, at, rules);
    if (!line.ok) return line;
    if (!line.value) return refuse('malformed', 'a line has no end', at);
    if (line.value.text === '')
      return onlyLineEnds(ended, line.value.next) ? ok(lines) : more(line.value.next);
    lines.push(line.value);
    at = line.value.next;
  }
  return ok(lines);
}

const more = (at: number): Parsed<never> => refuse('malformed', 'bytes follow the blank line', at);

const onlyLineEnds = (bytes: Uint8Array, at: number): boolean =>
  bytes.subarray(at).every((byte) => byte === 10 || byte === 13);

/** The datagram is the whole message: its end also ends the last line. */
function withLastLineEnd(bytes: Uint8Array): Uint8Array {
  if (bytes.at(-1) === 10) return bytes;
  const longer = new Uint8Array(bytes.length + 1);
  longer.set(bytes);
  longer[bytes.length] = 10;
  return longer;
}
