import { err } from '../../base/result.ts';
import type { Parsed } from '../../base/refusal.ts';

/** What is asked for, of the class Internet. Names are texts as in `mdns/message.ts`, in the spelling of whoever wrote them. */
export interface DnsQuestion {
  readonly name: string;
  /** RFC 1035 §3.2.2; 1 is A. */
  readonly type: number;
}

export interface DnsQuery {
  readonly id: number;
  readonly question: DnsQuestion;
  readonly recursionDesired: boolean;
  /** Version of EDNS (RFC 6891 §6.1.3); undefined where the asker has none. */
  readonly edns: number | undefined;
}

/** What a server answered. Names are in lower case. */
export interface DnsAnswer {
  readonly id: number;
  readonly question: DnsQuestion;
  /** RFC 1035 §4.1.1. */
  readonly code: number;
  /** It has not all that there is: to be asked for by TCP (RFC 7766 §5). The records are left out then. */
  readonly isTruncated: boolean;
  /** Addresses and aliases of the answer section; of the other sections nothing is read. */
  readonly records: readonly DnsRecord[];
}

export type DnsRecord = DnsAddress | DnsAlias;

interface RecordBase {
  readonly owner: string;
  /** Seconds. */
  readonly ttl: number;
}

export interface DnsAddress extends RecordBase {
  readonly type: 'A';
  /** IPv4. */
  readonly address: string;
}

export interface DnsAlias extends RecordBase {
  readonly type: 'CNAME';
  readonly target: string;
}

/** RFC 1035 §3.2.2 and RFC 6891 §6.1.2. */
export const TYPE = { A: 1, CNAME: 5, OPT: 41 } as const;

/** RFC 1035 §4.1.1 and RFC 6891 §9. */
export const CODE = {
  noError: 0,
  formatError: 1,
  serverFailure: 2,
  noSuchName: 3,
  notImplemented: 4,
  refused: 5,
  badVersion: 16,
} as const;

/** RFC 1035 §4.1.1: answer, kind of question, not whole, recursion wanted and to be had, code. */
export const FLAG = {
  response: 0x8000,
  opcode: 0x7800,
  truncated: 0x0200,
  wanted: 0x0100,
  had: 0x0080,
  code: 0x000f,
} as const;

/** ASCII alone: other letters become letters of ASCII where case is folded as people do it, and would be another name. */
export const lowerCase = (name: string): string =>
  name.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());

/** What names and numbers of any DNS message refuse, told as this format's. */
export const asDns = <T>(parsed: Parsed<T>): Parsed<T> =>
  parsed.ok ? parsed : err({ ...parsed.error, format: 'dns' });
