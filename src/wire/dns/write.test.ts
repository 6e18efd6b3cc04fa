import { decode } from 'dns-packet';
import { expect, it } from 'vitest';
import { writeDnsQuery, writeDnsRefusal, writeDnsReply } from './write.ts';

/** Read by another codec: npm `dns-packet`. */
const read = (bytes: Uint8Array) => decode(Buffer.from(bytes));

const QUERY = { id: 0x1234, question: { name: 'Api.Example', type: 1 }, recursionDesired: true, edns: 0 };
const ASKED = [{ name: 'Api.Example', type: 'A', class: 'IN' }];

it('a query wants recursion, and says how long datagrams may be', () => {
  expect(read(writeDnsQuery(7, { name: 'api.example', type: 1 }))).toMatchObject({
    id: 7,
    type: 'query',
    flag_rd: true,
    questions: [{ name: 'api.example', type: 'A', class: 'IN' }],
    answers: [],
    additionals: [{ type: 'OPT', udpPayloadSize: 1232, ednsVersion: 0, options: [] }],
  });
});

it('a reply has the question as it was spelled, and its addresses', () => {
  const addresses = ['1.2.3.4', '5.6.7.8'];
  expect(read(writeDnsReply(QUERY, { code: 0, addresses, ttl: 70_000 }))).toMatchObject({
    id: 0x1234,
    type: 'response',
    rcode: 'NOERROR',
    flag_rd: true,
    flag_ra: true,
    flag_aa: false,
    flag_tc: false,
    questions: ASKED,
    answers: addresses.map((data) => ({ name: 'Api.Example', type: 'A', ttl: 70_000, data })),
    additionals: [{ type: 'OPT' }],
  });
});

it('a reply without an address says why to who has EDNS, and has no OPT record for who has not', () => {
  const refused = { code: 3, extended: 15 };
  const told = read(writeDnsReply(QUERY, refused));
  expect(told).toMatchObject({ rcode: 'NXDOMAIN', answers: [], additionals: [{ options: [{ code: 15 }] }] });
  expect(read(writeDnsReply({ ...QUERY, edns: undefined }, refused))).toMatchObject({
    rcode: 'NXDOMAIN',
    questions: ASKED,
    additionals: [],
  });
});

it('a code above 15 has its upper bits in the OPT record (RFC 6891 §6.1.3)', () => {
  expect(read(writeDnsReply({ ...QUERY, edns: 1 }, { code: 16 }))).toMatchObject({
    rcode: 'NOERROR',
    additionals: [{ extendedRcode: 1, ednsVersion: 0 }],
  });
});

it('what is no question is answered by a head alone', () => {
  expect(writeDnsRefusal({ id: 0xabcd, code: 1 })).toEqual(
    Uint8Array.from([0xab, 0xcd, 0x80, 0x01, 0, 0, 0, 0, 0, 0, 0, 0]),
  );
});

it('the longest name and the most addresses fit 512 bytes', () => {
  const label = 'a'.repeat(63);
  const question = { name: `${label}.${label}.${label}.${'a'.repeat(61)}`, type: 1 };
  const addresses = Array.from({ length: 8 }, (_, index) => `1.2.3.${index}`);
  expect(writeDnsReply({ ...QUERY, question }, { code: 0, addresses, ttl: 60 }).length).toBeLessThanOrEqual(
    512,
  );
});
