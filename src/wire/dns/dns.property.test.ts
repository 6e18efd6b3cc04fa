import { type Answer, encode } from 'dns-packet';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readDnsAnswer } from './read-answer.ts';
import { readDnsQuery } from './read-query.ts';
import { writeDnsQuery, writeDnsReply } from './write.ts';

const name = fc
  .array(fc.stringMatching(/^[a-z0-9_]([a-z0-9_-]{0,20}[a-z0-9_])?$/), { minLength: 1, maxLength: 6 })
  .map((labels) => labels.join('.'));
const address = fc.ipV4();
const ttl = fc.nat(0x7fff_ffff);

it('bytes of nobody are refused in words, and nothing throws', () => {
  fc.assert(
    // A head of one question and records that are not there.
    fc.property(fc.uint8Array({ maxLength: 700 }), fc.boolean(), (bytes, isHeaded) => {
      if (isHeaded) bytes.set([0, 1, 0, 0, 0, 1, 0, 200].slice(0, Math.max(0, bytes.length)));
      const [query, answer] = [readDnsQuery(bytes), readDnsAnswer(bytes)];
      const refusals = [...(query.ok ? [] : [query.error.refusal]), ...(answer.ok ? [] : [answer.error])];
      // Nothing is both, so there is one at least.
      expect(refusals.length).toBeGreaterThan(0);
      expect(refusals.filter(({ format, detail }) => format !== 'dns' || detail === '')).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

it('a query that was written reads the same, and so does one of another codec', () => {
  fc.assert(
    fc.property(name, fc.nat(0xffff), (asked, id) => {
      const own = readDnsQuery(writeDnsQuery(id, { name: asked, type: 1 }));
      expect(own).toEqual({
        ok: true,
        value: { id, question: { name: asked, type: 1 }, recursionDesired: true, edns: 0 },
      });
      const other = encode({ type: 'query', id, questions: [{ type: 'A', name: asked }] });
      expect(readDnsQuery(other)).toMatchObject({
        value: { id, question: { name: asked }, edns: undefined },
      });
    }),
  );
});

it('an answer of another codec reads as what it says, and one byte of it that is another never throws', () => {
  const record: fc.Arbitrary<Answer> = fc.oneof(
    fc.record({ type: fc.constant('A' as const), name, ttl, data: address }),
    fc.record({ type: fc.constant('CNAME' as const), name, ttl, data: name }),
  );
  fc.assert(
    fc.property(
      name,
      fc.array(record, { maxLength: 8 }),
      fc.nat(),
      fc.nat(255),
      (asked, answers, at, byte) => {
        const bytes = encode({ type: 'response', id: 9, questions: [{ type: 'A', name: asked }], answers });
        const records = answers.map((one) =>
          one.type === 'A'
            ? { type: 'A', owner: one.name, ttl: one.ttl, address: one.data }
            : {
                type: 'CNAME',
                owner: one.name,
                ttl: Reflect.get(one, 'ttl'),
                target: Reflect.get(one, 'data'),
              },
        );
        expect(readDnsAnswer(bytes)).toMatchObject({
          ok: true,
          value: { question: { name: asked }, records },
        });
        bytes[at % bytes.length] = byte;
        readDnsAnswer(bytes);
      },
    ),
  );
});

it('a reply of ours is an answer that says the same', () => {
  fc.assert(
    fc.property(name, fc.uniqueArray(address, { maxLength: 8 }), ttl, (asked, addresses, seconds) => {
      const query = { id: 3, question: { name: asked, type: 1 }, recursionDesired: true, edns: 0 };
      const records = addresses.map((one) => ({ type: 'A', owner: asked, ttl: seconds, address: one }));
      expect(readDnsAnswer(writeDnsReply(query, { code: 0, addresses, ttl: seconds }))).toEqual({
        ok: true,
        value: { id: 3, question: query.question, code: 0, isTruncated: false, records },
      });
    }),
  );
});
