import { DNS_LIMITS } from '../limits.ts';
import { CLASS_IN } from '../mdns/message.ts';
import { Writer } from '../mdns/writer.ts';
import { CODE, type DnsQuery, type DnsQuestion, FLAG, TYPE } from './message.ts';

/** A question for a server that looks it up itself, with EDNS. A name that does not fit is a bug of the caller and throws. */
export function writeDnsQuery(id: number, { name, type }: DnsQuestion): Uint8Array {
  const writer = new Writer();
  writer.uint16s(id, FLAG.wanted, 1, 0, 0, 1);
  writer.name(name);
  writer.uint16s(type, CLASS_IN);
  writeOptions(writer, CODE.noError);
  return writer.bytes();
}

export interface DnsReply {
  readonly code: number;
  /** IPv4, of the name that was asked for. */
  readonly addresses?: readonly string[];
  /** Seconds. */
  readonly ttl?: number;
  /** RFC 8914 §4: why there is no address; told to askers with EDNS. */
  readonly extended?: number;
}

/** The answer to a question, whose name keeps its spelling. */
export function writeDnsReply(query: DnsQuery, reply: DnsReply): Uint8Array {
  const { id, question, recursionDesired, edns } = query;
  const { code, addresses = [], ttl = 0, extended } = reply;
  const writer = new Writer();
  const flags = FLAG.response + FLAG.had + (recursionDesired ? FLAG.wanted : 0) + (code & FLAG.code);
  writer.uint16s(id, flags, 1, addresses.length, 0, edns === undefined ? 0 : 1);
  writer.name(question.name);
  writer.uint16s(question.type, CLASS_IN);
  for (const address of addresses) {
    writer.name(question.name);
    writer.uint16s(TYPE.A, CLASS_IN, ttl >>> 16, ttl & 0xffff, 4);
    writer.raw(Uint8Array.from(address.split('.').map(Number)));
  }
  if (edns !== undefined) writeOptions(writer, code, extended);
  return writer.bytes();
}

/** The answer to what is no question: a head alone. */
export function writeDnsRefusal({ id, code }: { readonly id: number; readonly code: number }): Uint8Array {
  const writer = new Writer();
  writer.uint16s(id, FLAG.response + code, 0, 0, 0, 0);
  return writer.bytes();
}

/** RFC 8914 §2. */
const EXTENDED_ERROR = 15;

/** An OPT record (RFC 6891 §6.1.2): the size of datagrams, and the upper bits of the code. */
function writeOptions(writer: Writer, code: number, extended?: number): void {
  writer.name('');
  writer.uint16s(TYPE.OPT, DNS_LIMITS.maxUdpAnswerBytes, (code >>> 4) << 8, 0);
  writer.counted(() => {
    if (extended !== undefined) writer.uint16s(EXTENDED_ERROR, 2, extended);
  });
}
