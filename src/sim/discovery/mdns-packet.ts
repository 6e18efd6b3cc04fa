import { AUTHORITATIVE_ANSWER, encode, type Question } from 'dns-packet';
import type { MdnsQuery, MdnsReply } from './mdns-query.ts';
import type { MdnsRecord } from './mdns-records.ts';

/** RFC 6762 §3. */
export const MDNS_GROUP = { address: '224.0.0.251', port: 5353 } as const;
/** Answers to a one-shot resolver live 10 seconds at most (§6.7). */
const LEGACY_TTL = 10;

export const responsePacket = (reply: MdnsReply): Buffer =>
  encode({
    type: 'response',
    id: 0,
    flags: AUTHORITATIVE_ANSWER,
    answers: [...reply.answers],
    additionals: [...reply.additionals],
  });

/** Id and question repeated, short lives, no cache-flush bit (§6.7). */
export const legacyPacket = (query: MdnsQuery, reply: MdnsReply): Buffer =>
  encode({
    type: 'response',
    id: query.id,
    flags: AUTHORITATIVE_ANSWER,
    questions: query.questions.map((question): Question => ({ type: question.type, name: question.name })),
    answers: reply.answers.map(asLegacy),
    additionals: reply.additionals.map(asLegacy),
  });

const asLegacy = (record: MdnsRecord): MdnsRecord =>
  Object.assign({}, record, { ttl: Math.min(record.ttl ?? 0, LEGACY_TTL), flush: false });

/** For the recording: one `type name` a line. */
export const inWords = ({ answers, additionals }: MdnsReply): string =>
  [...answers, ...additionals].map(({ type, name, ttl }) => `${type} ${name} ${ttl ?? 0}`).join('\n');
