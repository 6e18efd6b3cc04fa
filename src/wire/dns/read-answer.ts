import type { Parsed } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import { DNS_LIMITS } from '../limits.ts';
import { Cursor } from '../mdns/cursor.ts';
import { CLASS_IN } from '../mdns/message.ts';
import { Names } from '../mdns/names.ts';
import { asDns, type DnsAnswer, type DnsRecord, FLAG, lowerCase, TYPE } from './message.ts';
import { readQuestion, refuse } from './read-question.ts';

/**
 * What a server answered, as far as it is used: question and answer section. Authorities and additional records are not read at all, so
 * that nothing in them is believed (RFC 2181 §5.4.1 ranks them lowest; forged ones are how caches were poisoned).
 */
export const readDnsAnswer = (bytes: Uint8Array): Parsed<DnsAnswer> => asDns(answerIn(bytes));

function answerIn(bytes: Uint8Array): Parsed<DnsAnswer> {
  if (bytes.length > DNS_LIMITS.maxAnswerBytes)
    return refuse('limit', `the answer is longer than ${DNS_LIMITS.maxAnswerBytes} bytes`);
  const cursor = new Cursor(bytes);
  const head = cursor.uint16s(6);
  if (!head.ok) return head;
  const [id = 0, flags = 0, questions, count = 0] = head.value;
  if ((flags & FLAG.response) === 0) return refuse('unsupported', 'it is no answer', 2);
  if ((flags & FLAG.opcode) !== 0) return refuse('unsupported', 'the opcode is not a query', 2);
  if (questions !== 1) return refuse('malformed', 'there is not exactly one question', 4);
  const names = new Names(bytes);
  const asked = readQuestion(cursor, names);
  if (!asked.ok) return asked;
  const isTruncated = (flags & FLAG.truncated) !== 0;
  const records = isTruncated ? ok([]) : readRecords(cursor, names, count);
  if (!records.ok) return records;
  const question = { ...asked.value, name: lowerCase(asked.value.name) };
  return ok({ id, question, code: flags & FLAG.code, isTruncated, records: records.value });
}

function readRecords(cursor: Cursor, names: Names, count: number): Parsed<readonly DnsRecord[]> {
  if (count > DNS_LIMITS.maxRecords)
    return refuse('limit', `there are more than ${DNS_LIMITS.maxRecords} records`, 6);
  const records: DnsRecord[] = [];
  for (let index = 0; index < count; index += 1) {
    const record = readRecord(cursor, names);
    if (!record.ok) return record;
    if (record.value) records.push(record.value);
  }
  return ok(records);
}

/** RFC 1035 §4.1.3; undefined for one that is no address and no alias of the Internet. */
function readRecord(cursor: Cursor, names: Names): Parsed<DnsRecord | undefined> {
  const owner = names.read(cursor);
  if (!owner.ok) return owner;
  const fields = cursor.uint16s(5);
  if (!fields.ok) return fields;
  const [type, recordClass, high = 0, low = 0, length = 0] = fields.value;
  const start = cursor.at;
  const data = cursor.take(length);
  if (!data.ok) return data;
  if (recordClass !== CLASS_IN) return ok(undefined);
  // RFC 2181 §8: a number with the top bit is 0.
  const ttl = high >= 0x8000 ? 0 : high * 0x1_0000 + low;
  const head = { owner: lowerCase(owner.value), ttl };
  if (type === TYPE.A)
    return length === 4
      ? ok({ ...head, type: 'A', address: data.value.join('.') })
      : refuse('malformed', 'an address has not four bytes', start);
  if (type !== TYPE.CNAME) return ok(undefined);
  // Read in place, for it may point back into the message, and has to end where its length says.
  const inside = new Cursor(cursor.bytes.subarray(0, cursor.at), start);
  const target = names.read(inside);
  if (!target.ok) return target;
  return inside.at === cursor.at
    ? ok({ ...head, type: 'CNAME', target: lowerCase(target.value) })
    : refuse('malformed', 'a record is longer than its data', inside.at);
}
