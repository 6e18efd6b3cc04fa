import { type Parsed, refuser } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import { FORM_LIMITS } from '../limits.ts';
import { decodePart } from './decode.ts';

export type FormField = readonly [name: string, value: string];

const refuse = refuser('form');

/** What writers of forms leave of a field: letters, digits, marks and escapes. */
const FIELD = /^[\x21-\x25\x27-\x3c\x3e-\x7e]+=[\x21-\x25\x27-\x7e]*$/;

/**
 * `application/x-www-form-urlencoded` (WHATWG URL §5.1) with one reading: fields in their order, decoded. Refused where readers differ:
 * a field without a name or an equals sign, one that is there twice, an escape that is none, bytes that are no UTF-8.
 */
export function readForm(input: Uint8Array): Parsed<readonly FormField[]> {
  const { maxBytes, maxFields } = FORM_LIMITS;
  if (input.length > maxBytes) return refuse('limit', `the form is longer than ${maxBytes} bytes`);
  if (input.length === 0) return ok([]);
  const pieces = Buffer.from(input.buffer, input.byteOffset, input.length).toString('latin1').split('&');
  if (pieces.length > maxFields) return refuse('limit', `the form has more than ${maxFields} fields`);
  const fields = new Map<string, string>();
  for (const piece of pieces) {
    const field = fieldOf(piece);
    if (!field.ok) return field;
    const [name, value] = field.value;
    if (fields.has(name)) return refuse('mismatch', 'a field is there twice');
    fields.set(name, value);
  }
  return ok([...fields]);
}

function fieldOf(piece: string): Parsed<FormField> {
  if (!FIELD.test(piece)) return refuse('malformed', 'a field is no name, equals sign and value');
  const equals = piece.indexOf('=');
  const name = decodePart(piece.slice(0, equals));
  const value = decodePart(piece.slice(equals + 1));
  if (name === undefined || value === undefined)
    return refuse('malformed', 'a field is not percent-encoded UTF-8');
  if (name.length > FORM_LIMITS.maxNameLength)
    return refuse('limit', `a name is longer than ${FORM_LIMITS.maxNameLength} characters`);
  return ok([name, value]);
}
