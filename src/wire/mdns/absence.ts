import { type AddressRecord, CLASS_IN, type OtherRecord } from './message.ts';
import { Writer } from './writer.ts';

/** RFC 4034 §4. */
const NSEC = 47;
/** RFC 4034 §4.1.2: in the first block of 256 types one byte, with the bit of type 1 (A) and no other. */
const ONLY_A = Uint8Array.of(0, 1, 0x40);

/** Says that of this name there is an address of IPv4 and nothing else, for as long as that is so (RFC 6762 §6.1). */
export function onlyIpv4({ name, ttl }: AddressRecord): OtherRecord {
  const writer = new Writer();
  // The next name is its own.
  writer.name(name);
  writer.raw(ONLY_A);
  return { type: 'other', name, ttl, cacheFlush: true, number: NSEC, class: CLASS_IN, data: writer.bytes() };
}
