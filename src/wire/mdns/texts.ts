import type { Parsed } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import { type Cursor, utf8 } from './cursor.ts';
import type { TextEntry } from './message.ts';

/** The strings of a TXT record up to the end of its data; those that are no entries are passed over as RFC 6763 §6.4 says. */
export function readTexts(cursor: Cursor): Parsed<readonly TextEntry[]> {
  const entries: TextEntry[] = [];
  while (cursor.at < cursor.bytes.length) {
    const length = cursor.bytes[cursor.at] ?? 0;
    cursor.at += 1;
    const bytes = cursor.take(length);
    if (!bytes.ok) return bytes;
    const entry = entryOf(bytes.value);
    if (entry) entries.push(entry);
  }
  return ok(entries);
}

const SIGN = 61;

/** RFC 6763 §6.4: keys are printable ASCII without the sign. */
export const isTextKey = (text: string): boolean => /^[\x20-\x3c\x3e-\x7e]+$/.test(text);

function entryOf(bytes: Uint8Array): TextEntry | undefined {
  const sign = bytes.indexOf(SIGN);
  const key = Buffer.from(sign === -1 ? bytes : bytes.subarray(0, sign)).toString('latin1');
  if (!isTextKey(key)) return undefined;
  return [key, sign === -1 ? undefined : valueOf(bytes.subarray(sign + 1))];
}

function valueOf(bytes: Uint8Array): string | Uint8Array {
  const text = utf8(bytes, 0);
  return text.ok ? text.value : new Uint8Array(bytes);
}
