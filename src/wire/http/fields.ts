import type { Parsed, refuser } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import { isFieldValue, isToken, trimBlanks } from './characters.ts';
import type { Line } from './lines.ts';

type Refuse = ReturnType<typeof refuser>;
type Field = readonly [name: string, value: string];

/**
 * One header line. Refused rather than repaired, because parsers differ on each: a folded line (RFC 9112 §5.2),
 * white space before the colon (§5.1), an empty or non-token name, control characters in the value.
 */
export function parseField({ text, start }: Line, refuse: Refuse): Parsed<Field> {
  if (text.startsWith(' ') || text.startsWith('\t'))
    return refuse('forbidden', 'a folded header line is never accepted', start);
  const colon = text.indexOf(':');
  if (colon === -1) return refuse('malformed', 'a header line has no colon', start);
  const name = text.slice(0, colon);
  if (name.endsWith(' ') || name.endsWith('\t'))
    return refuse('malformed', 'white space stands before the colon of a header', start);
  if (!isToken(name)) return refuse('malformed', 'a header name is no token', start);
  const value = trimBlanks(text.slice(colon + 1));
  if (!isFieldValue(value))
    return refuse('malformed', 'a header value holds a control character', start + colon + 1);
  return ok([name, value]);
}

/** All lines as headers, at most `maxHeaders`. */
export function parseFields(
  lines: readonly Line[],
  maxHeaders: number,
  refuse: Refuse,
): Parsed<readonly Field[]> {
  if (lines.length > maxHeaders) return refuse('limit', `there are more than ${maxHeaders} headers`);
  const fields: Field[] = [];
  for (const line of lines) {
    const field = parseField(line, refuse);
    if (!field.ok) return field;
    fields.push(field.value);
  }
  return ok(fields);
}
