import { onlyIpv4 } from '../../../wire/mdns/absence.ts';
import type { AddressRecord, MdnsMessage, MdnsQuestion, OtherRecord } from '../../../wire/mdns/message.ts';
import { isSameName } from './own-names.ts';
import type { OwnRecord } from './own-record.ts';
import { dataOf } from './record-data.ts';

/** What a player says, or that it has no such record (an NSEC). */
export type Told = OwnRecord | OtherRecord;

export const isOwn = (record: Told): record is OwnRecord => record.type !== 'other';

/**
 * Answers, and what the asker will want next (RFC 6763 §12: SRV, TXT and A beside a PTR, A beside an SRV; RFC 6762 §6.2: A beside the word that there
 * is no AAAA).
 */
export interface Reply {
  readonly answers: readonly Told[];
  readonly additionals: readonly Told[];
}

/** What a player with these records answers; undefined for nothing. */
export function replyTo(
  { questions, answers: known }: Pick<MdnsMessage, 'questions' | 'answers'>,
  records: readonly OwnRecord[],
): Reply | undefined {
  const isNew = isUnknownTo(known);
  const said = records.filter(
    (record) => questions.some((question) => asksFor(question, record)) && isNew(record),
  );
  const absent = records.filter(isAskedForIpv6(questions));
  const answers = [...said, ...absent.map(onlyIpv4)];
  if (answers.length === 0) return undefined;
  const leadsOn = absent.length > 0 || said.some(({ type }) => type === 'PTR' || type === 'SRV');
  const rest = records.filter((record) => !said.includes(record) && belongsTo(said, record));
  return { answers, additionals: leadsOn ? rest.filter(isNew) : [] };
}

/** An address belongs to all that a player says; a place and a text to their instance, and not to another service. */
function belongsTo(answers: readonly OwnRecord[], record: OwnRecord): boolean {
  if (record.type === 'PTR') return false;
  if (record.type === 'A' || record.type === 'AAAA') return true;
  return answers.some((answer) =>
    isSameName(answer.type === 'PTR' ? answer.target : answer.name, record.name),
  );
}

export const asksFor = ({ name, type }: MdnsQuestion, record: OwnRecord): boolean =>
  isSameName(name, record.name) && (type === record.type || type === 'ANY');

/** Doors have no address of IPv6, so a player is told to have none: who hears nothing waits for it in vain. */
const isAskedForIpv6 =
  (questions: readonly MdnsQuestion[]) =>
  (record: OwnRecord): record is AddressRecord =>
    record.type === 'A' &&
    questions.some(({ type, name }) => type === 'AAAA' && isSameName(name, record.name));

/** RFC 6762 §7.1: who has half the life of a record left is not told it again. */
function isUnknownTo(known: MdnsMessage['answers']): (record: OwnRecord) => boolean {
  const lives = new Map(known.map((record) => [dataOf(record), record.ttl]));
  return (record) => (lives.get(dataOf(record)) ?? -1) < record.ttl / 2;
}
