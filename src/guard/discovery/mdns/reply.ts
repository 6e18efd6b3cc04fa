import { onlyIpv4 } from '../../../wire/mdns/absence.ts';
import type { MdnsQuestion, OtherRecord } from '../../../wire/mdns/message.ts';
import { askingOf, type Query } from './asking.ts';
import { isSameName } from './own-names.ts';
import type { OwnRecord } from './own-record.ts';

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
export function replyTo(query: Query, records: readonly OwnRecord[]): Reply | undefined {
  const { isFor, isForIpv6Of, isNew } = askingOf(query);
  const said = records.filter((record) => isFor(record) && isNew(record));
  const absent = records.filter(isForIpv6Of);
  const answers = [...said, ...absent.map(onlyIpv4)];
  if (answers.length === 0) return undefined;
  const leadsOn = absent.length > 0 || said.some(({ type }) => type === 'PTR' || type === 'SRV');
  const rest = leadsOn ? records.filter((record) => !said.includes(record) && belongsTo(said, record)) : [];
  return { answers, additionals: rest.filter(isNew) };
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
