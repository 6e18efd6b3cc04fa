/**
 * A multicast DNS message (RFC 6762 §18). Names are texts with dots between labels; a dot or a backslash inside a
 * label is written `\.` or `\\` (RFC 6763 §4.3), for instance names are room names.
 */
export interface MdnsMessage {
  readonly id: number;
  readonly kind: 'query' | 'response';
  readonly questions: readonly MdnsQuestion[];
  readonly answers: readonly MdnsRecord[];
  readonly authorities: readonly MdnsRecord[];
  readonly additionals: readonly MdnsRecord[];
}

export type MdnsType = 'A' | 'PTR' | 'TXT' | 'AAAA' | 'SRV' | 'ANY';

export interface MdnsQuestion {
  readonly name: string;
  /** A number for types that have no name here. */
  readonly type: MdnsType | number;
  /** The answer may come by unicast (RFC 6762 §5.4). */
  readonly unicastResponse: boolean;
}

interface RecordBase {
  readonly name: string;
  /** Seconds; 0 says goodbye (RFC 6762 §10.1). */
  readonly ttl: number;
  /** The sender owns the whole set (RFC 6762 §10.2). */
  readonly cacheFlush: boolean;
}

export interface AddressRecord extends RecordBase {
  readonly type: 'A' | 'AAAA';
  readonly address: string;
}

export interface PointerRecord extends RecordBase {
  readonly type: 'PTR';
  readonly target: string;
}

export interface ServiceRecord extends RecordBase {
  readonly type: 'SRV';
  readonly priority: number;
  readonly weight: number;
  readonly port: number;
  readonly target: string;
}

export interface TextRecord extends RecordBase {
  readonly type: 'TXT';
  /** `key=value` strings in order; a string without a sign has no value (RFC 6763 §6.4). */
  readonly entries: readonly TextEntry[];
}

/** A value is opaque (RFC 6763 §6.5): a text where its bytes are UTF-8. */
export type TextEntry = readonly [key: string, value: string | Uint8Array | undefined];

/** A record that is carried and not read. Its data may point to names of the message it came in and means nothing in another. */
export interface OtherRecord extends RecordBase {
  readonly type: 'other';
  readonly number: number;
  /** 1 is the Internet; in an OPT record the size of datagrams (RFC 6891 §6.1.2). The top bit is `cacheFlush`. */
  readonly class: number;
  readonly data: Uint8Array;
}

export type MdnsRecord = AddressRecord | PointerRecord | ServiceRecord | TextRecord | OtherRecord;

/** RFC 1035 §3.2.4: the Internet. */
export const CLASS_IN = 1;
/** Of the class of a question: answer by unicast (RFC 6762 §5.4). Of a record: cache flush (§10.2). */
export const TOP_BIT = 0x8000;

/** RFC 1035 §3.2.2, RFC 3596, RFC 2782. */
export const TYPE_NUMBERS: Readonly<Record<MdnsType, number>> = {
  A: 1,
  PTR: 12,
  TXT: 16,
  AAAA: 28,
  SRV: 33,
  ANY: 255,
};

export const typeOf = (number: number): MdnsType | undefined =>
  TYPES.find(([, value]) => value === number)?.[0];

const TYPES: readonly (readonly [MdnsType, number])[] = [
  ['A', TYPE_NUMBERS.A],
  ['PTR', TYPE_NUMBERS.PTR],
  ['TXT', TYPE_NUMBERS.TXT],
  ['AAAA', TYPE_NUMBERS.AAAA],
  ['SRV', TYPE_NUMBERS.SRV],
  ['ANY', TYPE_NUMBERS.ANY],
];
