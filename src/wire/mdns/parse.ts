import type { Parsed } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import { MDNS_LIMITS } from '../limits.ts';
import { Cursor, refuse } from './cursor.ts';
import type { MdnsMessage } from './message.ts';
import { Names } from './names.ts';
import { readQuestion, readRecord } from './records.ts';

/** QR, opcode and response code in the flags (RFC 6762 §18.2, §18.3, §18.11). */
const RESPONSE = 0x8000;
const OPCODE = 0x7800;
const RESPONSE_CODE = 0x000f;

/** One message. Opcodes and response codes other than 0 are to be ignored (RFC 6762 §18.3, §18.11): unsupported. */
export function parseMdns(bytes: Uint8Array): Parsed<MdnsMessage> {
  if (bytes.length > MDNS_LIMITS.maxBytes)
    return refuse('limit', `the message is longer than ${MDNS_LIMITS.maxBytes} bytes`);
  const cursor = new Cursor(bytes);
  const head = cursor.uint16s(6);
  if (!head.ok) return head;
  const [id = 0, flags = 0, questionCount = 0, ...recordCounts] = head.value;
  if ((flags & OPCODE) !== 0) return refuse('unsupported', 'the opcode is not a query', 2);
  if ((flags & RESPONSE_CODE) !== 0) return refuse('unsupported', 'the response code is an error', 2);
  const tooMany = checkCounts(questionCount, recordCounts);
  if (tooMany) return tooMany;
  const names = new Names(bytes);
  const questions = readMany(cursor, questionCount, (place) => readQuestion(place, names));
  if (!questions.ok) return questions;
  const sections = readMany(cursor, recordCounts.length, (place, index) =>
    readMany(place, recordCounts[index] ?? 0, (inside) => readRecord(inside, names)),
  );
  if (!sections.ok) return sections;
  if (cursor.at !== bytes.length) return refuse('malformed', 'bytes follow the last record', cursor.at);
  const [answers = [], authorities = [], additionals = []] = sections.value;
  const kind = (flags & RESPONSE) === 0 ? 'query' : 'response';
  return ok({ id, kind, questions: questions.value, answers, authorities, additionals });
}

/** Counts are told before anything is read; a count of 65,535 costs nothing. */
function checkCounts(questions: number, records: readonly number[]): ReturnType<typeof refuse> | undefined {
  if (questions > MDNS_LIMITS.maxQuestions)
    return refuse('limit', `there are more than ${MDNS_LIMITS.maxQuestions} questions`, 4);
  const all = records.reduce((sum, count) => sum + count, 0);
  return all > MDNS_LIMITS.maxRecords
    ? refuse('limit', `there are more than ${MDNS_LIMITS.maxRecords} records`, 6)
    : undefined;
}

function readMany<T>(
  cursor: Cursor,
  count: number,
  read: (cursor: Cursor, index: number) => Parsed<T>,
): Parsed<readonly T[]> {
  const values: T[] = [];
  for (let index = 0; index < count; index += 1) {
    const value = read(cursor, index);
    if (!value.ok) return value;
    values.push(value.value);
  }
  return ok(values);
}
