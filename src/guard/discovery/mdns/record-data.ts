import type { MdnsRecord } from '../../../wire/mdns/message.ts';

/** What a record says, its life apart: two that say the same are one (RFC 6762 §7.1). Texts are compared as they are, names without case. */
export function dataOf({ ttl: _ttl, cacheFlush: _flush, ...said }: MdnsRecord): string {
  const target = 'target' in said ? { target: said.target.toLowerCase() } : {};
  const data = Object.entries({ ...said, ...target, name: said.name.toLowerCase() });
  return JSON.stringify(data.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** Which of the records of a player it is: a host has one place, one text and one address for each name, and may have many instances. */
export const keyOf = (record: MdnsRecord): string =>
  [record.type, record.name, record.type === 'PTR' ? record.target : ''].join(' ').toLowerCase();
