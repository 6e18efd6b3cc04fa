import type { MdnsMessage, MdnsQuestion } from '../../../wire/mdns/message.ts';
import { writeMdns, writeMdnsResponse } from '../../../wire/mdns/write.ts';
import { isSameName } from './own-names.ts';
import type { OwnRecord } from './own-record.ts';
import { inPieces } from './pieces.ts';
import { asksFor, isOwn, type Reply, type Told } from './reply.ts';

/** Seconds (RFC 6762 §6.7). */
const LEGACY_LIFE = 10;

/** For whoever speaks mDNS: id 0 and no question (RFC 6762 §18.1, §6). */
export const answersOf = (reply: Reply): readonly Uint8Array[] => inPieces(reply, writeMdnsResponse);

/**
 * For a plain resolver, from another port than 5353: its id and question, short lives, no cache-flush bit (RFC 6762 §6.7). It waits for one answer, so of
 * what does not fit into one it is told the beginning.
 */
export function legacyAnswersOf(
  { id, questions }: Pick<MdnsMessage, 'id' | 'questions'>,
  reply: Reply,
): readonly Uint8Array[] {
  const write = ({ answers, additionals }: Reply): Uint8Array =>
    writeMdns({
      id,
      kind: 'response',
      questions: questions.filter((question) => answers.some((record) => isAnsweredBy(question, record))),
      answers: answers.filter(isOwn).map(shortLived),
      authorities: [],
      additionals: additionals.filter(isOwn).map(shortLived),
    });
  return inPieces(reply, write).slice(0, 1);
}

/** That there is none is told to a plain resolver by no answer to its question (RFC 2308 §2.2). */
const isAnsweredBy = (question: MdnsQuestion, record: Told): boolean =>
  isOwn(record)
    ? asksFor(question, record)
    : question.type === 'AAAA' && isSameName(question.name, record.name);

const shortLived = (record: OwnRecord): OwnRecord => ({
  ...record,
  ttl: Math.min(record.ttl, LEGACY_LIFE),
  cacheFlush: false,
});

/** The records, with no life left (RFC 6762 §10.1). */
export const goodbyesOf = (records: readonly OwnRecord[]): readonly Uint8Array[] =>
  answersOf({ answers: records.map((record) => ({ ...record, ttl: 0 })), additionals: [] });
