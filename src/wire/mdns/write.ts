import { isIPv4, isIPv6 } from 'node:net';
import { MDNS_LIMITS } from '../limits.ts';
import { type MdnsQuestion, type MdnsRecord, type TextEntry, TYPE_NUMBERS } from './message.ts';
import { labelsOf } from './names.ts';

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

/** A query with id 0 (RFC 6762 §18.1). Names that do not fit are bugs of the caller and throw, here and below. */
export function writeMdnsQuery({ questions, unicastResponse = false }: QueryToWrite): Uint8Array {
  const writer = new Writer();
  writer.uint16s(0, 0, questions.length, 0, 0, 0);
  for (const { name, type } of questions) {
    writer.name(name);
    writer.uint16s(typeof type === 'number' ? type : TYPE_NUMBERS[type], unicastResponse ? 0x8001 : 1);
  }
  return writer.bytes();
}

/** A response: authoritative, as all of mDNS are (RFC 6762 §18.4). */
export function writeMdnsResponse({ answers, additionals = [], id = 0 }: ResponseToWrite): Uint8Array {
  const writer = new Writer();
  writer.uint16s(id, 0x8400, 0, answers.length, 0, additionals.length);
  for (const record of [...answers, ...additionals]) writeRecord(writer, record);
  return writer.bytes();
}

function writeRecord(writer: Writer, record: MdnsRecord): void {
  const type = record.type === 'other' ? record.number : TYPE_NUMBERS[record.type];
  writer.name(record.name);
  writer.uint16s(type, record.cacheFlush ? 0x8001 : 1, record.ttl >>> 16, record.ttl & 0xffff);
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
      const text = Buffer.from(value === undefined ? key : `${key}=${value}`, 'utf8');
      if (text.length > 255 || key === '' || key.includes('='))
        throw new Error('not writable as mDNS: a TXT entry');
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

/** Collects bytes and remembers where names began, for pointers back to them. */
class Writer {
  readonly #bytes: number[] = [];
  readonly #suffixes = new Map<string, number>();

  bytes(): Uint8Array {
    return Uint8Array.from(this.#bytes);
  }

  raw(bytes: Uint8Array): void {
    for (const byte of bytes) this.#bytes.push(byte);
  }

  uint16s(...numbers: readonly number[]): void {
    for (const number of numbers) this.#bytes.push((number >>> 8) & 0xff, number & 0xff);
  }

  /** What `write` adds, after its length in 16 bits. */
  counted(write: () => void): void {
    const at = this.#bytes.length;
    this.uint16s(0);
    write();
    const length = this.#bytes.length - at - 2;
    this.#bytes[at] = length >>> 8;
    this.#bytes[at + 1] = length & 0xff;
  }

  name(name: string): void {
    const labels = labelsOf(name).map((label) => Buffer.from(label, 'utf8'));
    const size = labels.reduce((sum, label) => sum + label.length + 1, 1);
    if (
      size > MDNS_LIMITS.maxNameBytes ||
      labels.some(({ length }) => length === 0 || length > MDNS_LIMITS.maxLabelBytes)
    )
      throw new Error('not writable as mDNS: a name');
    for (const [index, label] of labels.entries()) {
      const suffix = labels
        .slice(index)
        .map((rest) => rest.toString('hex'))
        .join('.');
      const known = this.#suffixes.get(suffix);
      if (known !== undefined) return this.uint16s(0xc000 + known);
      // A pointer has 14 bits.
      if (this.#bytes.length < 0x4000) this.#suffixes.set(suffix, this.#bytes.length);
      this.raw(Buffer.concat([Uint8Array.of(label.length), label]));
    }
    this.#bytes.push(0);
  }
}
