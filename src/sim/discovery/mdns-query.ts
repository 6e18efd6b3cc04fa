import { decode, type Answer, type Question } from 'dns-packet';
import type { MdnsRecord } from './mdns-records.ts';

/** A query as far as a responder needs it. */
export interface MdnsQuery {
  readonly id: number;
  readonly questions: readonly Question[];
  /** What the asker has already (RFC 6762 §7.1). */
  readonly known: readonly Answer[];
  /** Every question asks for a unicast answer (§5.4). */
  readonly wantsUnicast: boolean;
}

/** Class IN with the top bit, as the library names it. */
const UNICAST_CLASS = 'UNKNOWN_32769';
const MAX_BYTES = 9000;

/** Undefined for answers, for what cannot be read, and for queries without a question. */
export function readQuery(bytes: Uint8Array): MdnsQuery | undefined {
  if (bytes.length > MAX_BYTES) return undefined;
  try {
    const packet = decode(Buffer.from(bytes));
    const questions = packet.questions ?? [];
    if (packet.type !== 'query' || questions.length === 0) return undefined;
    return {
      id: packet.id ?? 0,
      questions,
      known: packet.answers ?? [],
      wantsUnicast: questions.every((question) => className(question) === UNICAST_CLASS),
    };
  } catch {
    return undefined;
  }
}

/** The QR bit of a whole header (RFC 1035 §4.1.1). */
export const isResponse = (bytes: Uint8Array): boolean =>
  bytes.length >= 12 && ((bytes[2] ?? 0) & 0x80) !== 0;

const className = (question: Question): string => question.class ?? 'IN';

/** The answers, and what the asker will want next (RFC 6763 §12: SRV, TXT and A beside a PTR). */
export interface MdnsReply {
  readonly answers: readonly MdnsRecord[];
  readonly additionals: readonly MdnsRecord[];
}

export function replyTo(query: MdnsQuery, records: readonly MdnsRecord[]): MdnsReply | undefined {
  const answers = records.filter(
    (record) => query.questions.some((question) => asks(question, record)) && !isKnown(query, record),
  );
  if (answers.length === 0) return undefined;
  const wanted = answers.some((record) => record.type === 'PTR' || record.type === 'SRV');
  const additionals = wanted ? records.filter((r) => r.type !== 'PTR' && !answers.includes(r)) : [];
  return { answers, additionals };
}

/** Names compare without regard to case (RFC 6762 §16). The library's types know no ANY, its decoder does. */
function asks(question: Question, record: MdnsRecord): boolean {
  const type: string = question.type;
  return question.name.toLowerCase() === record.name.toLowerCase() && [record.type, 'ANY'].includes(type);
}

/** Known with at least half its life left: not said again. */
const isKnown = (query: MdnsQuery, record: MdnsRecord): boolean =>
  record.type === 'PTR' &&
  query.known.some(
    (answer) =>
      answer.type === 'PTR' &&
      answer.name.toLowerCase() === record.name.toLowerCase() &&
      answer.data === record.data &&
      (answer.ttl ?? 0) >= (record.ttl ?? 0) / 2,
  );
