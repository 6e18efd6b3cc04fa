import { decode } from 'dns-packet';
import { expect, it } from 'vitest';
import { allOf, KITCHEN_RECORDS } from '../../../../test/rig/mdns-records.ts';
import { onlyIpv4 } from '../../../wire/mdns/absence.ts';
import { parseMdns } from '../../../wire/mdns/parse.ts';
import { answersOf, goodbyesOf, legacyAnswersOf } from './words.ts';

const { pointer, service, text, address } = KITCHEN_RECORDS;
function only([message, ...more]: readonly Uint8Array[]): Uint8Array {
  if (!message || more.length > 0) throw new Error(`${more.length + 1} messages in place of one`);
  return message;
}
const REPLY = { answers: [pointer], additionals: [service, text, address] };

it('an answer has id 0, no question and the records as they are', () => {
  const read = parseMdns(only(answersOf(REPLY)));
  expect(read).toMatchObject({ value: { id: 0, kind: 'response', questions: [], ...REPLY } });
});

it('an answer to a plain resolver repeats its id and what is answered of its questions, and lives ten seconds', () => {
  const asked = { name: pointer.name, type: 'PTR', unicastResponse: false } as const;
  const query = { id: 4711, questions: [asked, { ...asked, name: 'nas.local' }] };
  // Read by a codec that shares nothing with ours.
  const {
    id,
    questions,
    answers = [],
    additionals = [],
  } = decode(Buffer.from(only(legacyAnswersOf(query, REPLY))));
  expect([id, questions]).toEqual([4711, [{ name: pointer.name, type: 'PTR', class: 'IN' }]]);
  const all = [...answers, ...additionals];
  expect(all.map(({ type }) => type)).toEqual(['PTR', 'SRV', 'TXT', 'A']);
  expect(all.every((record) => 'ttl' in record && record.ttl === 10)).toBe(true);
  expect(all.some((record) => 'flush' in record && record.flush)).toBe(false);
  const brief = { answers: [{ ...address, ttl: 3 }], additionals: [] };
  expect(parseMdns(only(legacyAnswersOf(query, brief)))).toMatchObject({ value: { answers: [{ ttl: 3 }] } });
});

it('that there is no address of IPv6 is told to a plain resolver by its question without an answer', () => {
  const asked = { name: address.name, type: 'AAAA', unicastResponse: false } as const;
  const reply = { answers: [onlyIpv4(address)], additionals: [address] };
  const told = decode(Buffer.from(only(legacyAnswersOf({ id: 4711, questions: [asked] }, reply))));
  expect(told.questions).toEqual([{ name: address.name, type: 'AAAA', class: 'IN' }]);
  expect([told.answers, told.additionals?.map(({ type }) => type)]).toEqual([[], ['A']]);
});

it('a good-bye is every record without life', () => {
  const read = parseMdns(only(goodbyesOf(allOf(KITCHEN_RECORDS))));
  const without = allOf(KITCHEN_RECORDS).map((record) => ({ ...record, ttl: 0 }));
  expect(read).toMatchObject({ value: { answers: without } });
});
