import type { Refusal } from '../../base/refusal.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { DNS_LIMITS } from '../limits.ts';
import { Cursor } from '../mdns/cursor.ts';
import { Names } from '../mdns/names.ts';
import { asDns, CODE, type DnsQuery, FLAG, TYPE } from './message.ts';
import { readQuestion, refuse } from './read-question.ts';

/** A question that is none that is answered. `answer`: what its sender is told; undefined where silence is better. */
export interface QueryRefused {
  readonly refusal: Refusal;
  readonly answer: { readonly id: number; readonly code: number } | undefined;
}

/**
 * One question of one class (RFC 9619), and at most an OPT record behind it (RFC 6891 §6.1.1). What is an answer itself, or has no whole
 * head, is met by silence: two servers would else answer each other for ever.
 */
export function readDnsQuery(bytes: Uint8Array): Result<DnsQuery, QueryRefused> {
  const cursor = new Cursor(bytes);
  const head = asDns(cursor.uint16s(6));
  if (!head.ok) return err({ refusal: head.error, answer: undefined });
  const [id = 0, flags = 0] = head.value;
  if ((flags & FLAG.response) !== 0)
    return err({ refusal: refuse('unsupported', 'it is an answer', 2).error, answer: undefined });
  const parsed = asDns(queryBehind(cursor, head.value));
  if (parsed.ok) return parsed;
  const isOther = (flags & FLAG.opcode) !== 0;
  const code = isOther ? CODE.notImplemented : CODES[parsed.error.kind];
  return err({ refusal: parsed.error, answer: { id, code } });
}

/** Of another class: it could be answered, and is not here. */
const CODES: Readonly<Record<Refusal['kind'], number>> = {
  malformed: CODE.formatError,
  limit: CODE.formatError,
  forbidden: CODE.formatError,
  mismatch: CODE.formatError,
  unsupported: CODE.refused,
};

function queryBehind(
  cursor: Cursor,
  head: readonly number[],
): ReturnType<typeof refuse> | Result<DnsQuery, Refusal> {
  const [id = 0, flags = 0, questions, answers, authorities, additionals = 0] = head;
  const { bytes } = cursor;
  if (bytes.length > DNS_LIMITS.maxQueryBytes)
    return refuse('limit', `the question is longer than ${DNS_LIMITS.maxQueryBytes} bytes`);
  if ((flags & FLAG.opcode) !== 0) return refuse('unsupported', 'the opcode is not a query', 2);
  if (questions !== 1) return refuse('malformed', 'there is not exactly one question', 4);
  if (answers !== 0 || authorities !== 0 || additionals > 1)
    return refuse('malformed', 'a question has records', 6);
  const names = new Names(bytes);
  const question = readQuestion(cursor, names);
  if (!question.ok) return question;
  const edns = additionals === 0 ? ok(undefined) : readOptions(cursor);
  if (!edns.ok) return edns;
  if (cursor.at !== bytes.length) return refuse('malformed', 'bytes follow the question', cursor.at);
  const recursionDesired = (flags & FLAG.wanted) !== 0;
  return ok({ id, question: question.value, recursionDesired, edns: edns.value });
}

/** The version in an OPT record (RFC 6891 §6.1.2). Its options say nothing that is heard here. */
function readOptions(cursor: Cursor): Result<number, Refusal> {
  const root = cursor.take(1);
  if (!root.ok) return root;
  const fields = cursor.uint16s(5);
  if (!fields.ok) return fields;
  const [type, , upper = 0, , length = 0] = fields.value;
  if (root.value[0] !== 0 || type !== TYPE.OPT)
    return refuse('malformed', 'a question has a record that is no OPT', cursor.at);
  const options = cursor.take(length);
  return options.ok ? ok(upper & 0xff) : options;
}
