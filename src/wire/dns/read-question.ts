import { type Parsed, refuser } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import type { Cursor } from '../mdns/cursor.ts';
import { CLASS_IN } from '../mdns/message.ts';
import type { Names } from '../mdns/names.ts';
import type { DnsQuestion } from './message.ts';

export const refuse = refuser('dns');

/** RFC 1035 §4.1.2. Of another class than the Internet: `unsupported`. */
export function readQuestion(cursor: Cursor, names: Names): Parsed<DnsQuestion> {
  const name = names.read(cursor);
  if (!name.ok) return name;
  const fields = cursor.uint16s(2);
  if (!fields.ok) return fields;
  const [type = 0, recordClass] = fields.value;
  return recordClass === CLASS_IN
    ? ok({ name: name.value, type })
    : refuse('unsupported', 'the question is not of the class Internet', cursor.at);
}
