import type { Parsed } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import { Cursor, refuse } from './cursor.ts';
import { CLASS_IN, type MdnsQuestion, type MdnsRecord, TOP_BIT, typeOf } from './message.ts';
import type { Names } from './names.ts';
import { readTexts } from './texts.ts';

const CLASS_ANY = 255;

export function readQuestion(cursor: Cursor, names: Names): Parsed<MdnsQuestion> {
  const name = names.read(cursor);
  if (!name.ok) return name;
  const fields = cursor.uint16s(2);
  if (!fields.ok) return fields;
  const [type = 0, rawClass = 0] = fields.value;
  const unicastResponse = rawClass >= TOP_BIT;
  const recordClass = rawClass % TOP_BIT;
  if (recordClass !== CLASS_IN && recordClass !== CLASS_ANY)
    return refuse('unsupported', 'a question is not of the class Internet', cursor.at);
  return ok({ name: name.value, type: typeOf(type) ?? type, unicastResponse });
}

interface RecordHead {
  readonly name: string;
  readonly ttl: number;
  readonly cacheFlush: boolean;
}

export function readRecord(cursor: Cursor, names: Names): Parsed<MdnsRecord> {
  const name = names.read(cursor);
  if (!name.ok) return name;
  const fields = cursor.uint16s(2);
  if (!fields.ok) return fields;
  const [number = 0, rawClass = 0] = fields.value;
  const ttl = cursor.uint32();
  if (!ttl.ok) return ttl;
  const length = cursor.uint16();
  if (!length.ok) return length;
  const start = cursor.at;
  const data = cursor.take(length.value);
  if (!data.ok) return data;
  const head = { name: name.value, ttl: ttl.value, cacheFlush: rawClass >= TOP_BIT };
  // The data may point back into the message: it is read in place, and must end where its length says.
  const inside = new Cursor(cursor.bytes.subarray(0, cursor.at), start);
  const recordClass = rawClass % TOP_BIT;
  const known = recordClass === CLASS_IN ? readData(number, { cursor: inside, names }, head) : undefined;
  if (!known)
    return ok({ ...head, type: 'other', number, class: recordClass, data: new Uint8Array(data.value) });
  if (known.ok && inside.at !== cursor.at)
    return refuse('malformed', 'a record is longer than its data', inside.at);
  return known;
}

interface Data {
  readonly cursor: Cursor;
  readonly names: Names;
}

function readData(number: number, data: Data, head: RecordHead): Parsed<MdnsRecord> | undefined {
  const { cursor, names } = data;
  switch (typeOf(number)) {
    case 'A':
      return mapped(cursor.take(4), (bytes) => ({ ...head, type: 'A', address: bytes.join('.') }));
    case 'AAAA':
      return mapped(cursor.take(16), (bytes) => ({ ...head, type: 'AAAA', address: ipv6(bytes) }));
    case 'PTR':
      return mapped(names.read(cursor), (target) => ({ ...head, type: 'PTR', target }));
    case 'SRV':
      return readService(data, head);
    case 'TXT':
      return mapped(readTexts(cursor), (entries) => ({ ...head, type: 'TXT', entries }));
    default:
      return undefined;
  }
}

const mapped = <T>(parsed: Parsed<T>, make: (value: T) => MdnsRecord): Parsed<MdnsRecord> =>
  parsed.ok ? ok(make(parsed.value)) : parsed;

function readService({ cursor, names }: Data, head: RecordHead): Parsed<MdnsRecord> {
  const numbers = cursor.uint16s(3);
  if (!numbers.ok) return numbers;
  const [priority = 0, weight = 0, port = 0] = numbers.value;
  return mapped(names.read(cursor), (target) => ({ ...head, type: 'SRV', priority, weight, port, target }));
}

/** RFC 5952: lower case, no zeros in front, the longest run of zero groups (two at least) as `::`. */
function ipv6(bytes: Uint8Array): string {
  const groups = Array.from({ length: 8 }, (_, index) =>
    (((bytes[index * 2] ?? 0) << 8) | (bytes[index * 2 + 1] ?? 0)).toString(16),
  );
  const runs = groups.map((_, start) => {
    const end = groups.findIndex((group, index) => index >= start && group !== '0');
    return { start, length: (end === -1 ? 8 : end) - start };
  });
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best));
  if (longest.length < 2) return groups.join(':');
  return `${groups.slice(0, longest.start).join(':')}::${groups.slice(longest.start + longest.length).join(':')}`;
}
