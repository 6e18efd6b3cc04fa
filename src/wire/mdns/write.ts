import { isIPv4, isIPv6 } from 'node:net';
import {
  CLASS_IN,
  type MdnsMessage,
  type MdnsQuestion,
  type MdnsRecord,
  type TextEntry,
  TOP_BIT,
  TYPE_NUMBERS,
} from './message.ts';
import { isTextKey } from './texts.ts';
import { Writer } from './writer.ts';

export interface QueryToWrite {
  readonly questions: readonly Pick<MdnsQuestion, 'name' | 'type'>[];
  /** Ask for unicast answers (RFC 6762 §5.4). */
  readonly unicastResponse?: boolean;
}

export interface ResponseToWrite {
  readonly answers: readonly MdnsRecord[];
  readonly additionals?: readonly MdnsRecord[];
  /** Only to repeat a legacy unicast query (RFC 6762 §6.7). */
  readonly id?: number;
}

/** A query with id 0 (RFC 6762 §18.1). */
export function writeMdnsQuery({ questions, unicastResponse = false }: QueryToWrite): Uint8Array {
  const asked = questions.map(({ name, type }) => ({ name, type, unicastResponse }));
  return writeMdns({ ...EMPTY, kind: 'query', questions: asked });
}

export const writeMdnsResponse = ({ answers, additionals = [], id = 0 }: ResponseToWrite): Uint8Array =>
  writeMdns({ ...EMPTY, kind: 'response', id, answers, additionals });

const EMPTY = { id: 0, questions: [], answers: [], authorities: [], additionals: [] };

/** AA: responses are authoritative, as all of mDNS are (RFC 6762 §18.4). */
const FLAGS = { query: 0, response: 0x8400 } as const;

/** Any message that `parseMdns` gave, or one of our own. What does not fit (a name, an address) is a bug of the caller and throws. */
export function writeMdns(message: MdnsMessage): Uint8Array {
  const { id, kind, questions, answers, authorities, additionals } = message;
  const writer = new Writer();
  writer.uint16s(id, FLAGS[kind]);
  writer.uint16s(...[questions, answers, authorities, additionals].map(({ length }) => length));
  for (const question of questions) writeQuestion(writer, question);
  for (const record of [...answers, ...authorities, ...additionals]) writeRecord(writer, record);
  return writer.bytes();
}

function writeQuestion(writer: Writer, { name, type, unicastResponse }: MdnsQuestion): void {
  writer.name(name);
  const asked = typeof type === 'number' ? type : TYPE_NUMBERS[type];
  writer.uint16s(asked, unicastResponse ? TOP_BIT + CLASS_IN : CLASS_IN);
}

function writeRecord(writer: Writer, record: MdnsRecord): void {
  const [type, recordClass] =
    record.type === 'other' ? [record.number, record.class] : [TYPE_NUMBERS[record.type], CLASS_IN];
  const flushed = record.cacheFlush ? TOP_BIT : 0;
  writer.name(record.name);
  writer.uint16s(type, flushed + recordClass, record.ttl >>> 16, record.ttl & 0xffff);
  writer.counted(() => writeData(writer, record));
}

function writeData(writer: Writer, record: MdnsRecord): void {
  switch (record.type) {
    case 'A':
    case 'AAAA':
      return writer.raw(addressBytes(record.address));
    case 'PTR':
      return writer.name(record.target);
    case 'SRV':
      writer.uint16s(record.priority, record.weight, record.port);
      return writer.name(record.target);
    case 'TXT':
      return writer.raw(textBytes(record.entries));
    case 'other':
      return writer.raw(record.data);
  }
}

/** RFC 6763 §6.1: a record without entries holds one empty string. */
function textBytes(entries: readonly TextEntry[]): Uint8Array {
  if (entries.length === 0) return Uint8Array.of(0);
  return Buffer.concat(
    entries.map(([key, value]) => {
      const text = Buffer.concat(
        value === undefined ? [Buffer.from(key)] : [Buffer.from(`${key}=`), Buffer.from(value)],
      );
      if (text.length > 255 || !isTextKey(key)) throw new Error('not writable as mDNS: a TXT entry');
      return Buffer.concat([Uint8Array.of(text.length), text]);
    }),
  );
}

function addressBytes(address: string): Uint8Array {
  if (isIPv4(address)) return Uint8Array.from(address.split('.').map(Number));
  if (!isIPv6(address) || address.includes('.') || address.includes('%'))
    throw new Error('not writable as mDNS: an address');
  const [front = '', back] = address.split('::');
  const groups = (text: string): string[] => (text === '' ? [] : text.split(':'));
  const tail = groups(back ?? '');
  const zeros = Array.from(
    { length: back === undefined ? 0 : 8 - groups(front).length - tail.length },
    () => '0',
  );
  const all = [...groups(front), ...zeros, ...tail].map((group) => Number.parseInt(group, 16));
  return Uint8Array.from(all.flatMap((group) => [group >>> 8, group & 0xff]));
}
